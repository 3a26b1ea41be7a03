"""An author and an editor at the desk: from a rumour to a public debunk, and from one language to the next."""

import re

import pytest

pytestmark = pytest.mark.browser

CLAIM = "Со следующего месяца все звонки записываются, новые правила связи"
HEADLINE = "Новых правил связи нет: звонки не записывают"
ANSWER = "Рассылка о «новых правилах связи» выдумана: таких правил нет."


def sign_in(context, site, username: str):
    """A page of the desk, signed in."""
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", site.passwords[username])
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    return page


def press(page, name: str) -> None:
    """Presses a button of the action menu, behind “more” when it stands there."""
    button = page.locator(f"button[name={name}]").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    button.click()
    page.wait_for_load_state("load")


class TestFromRumourToDebunk:
    def test_an_editor_publishes_within_twelve_actions(self, open_context, site):
        page = sign_in(open_context(), site, "editor")
        actions = 0

        def act(do) -> None:
            nonlocal actions
            actions += 1
            do()

        act(lambda: page.locator("a[href$='/claims/claim/add/']").first.click())
        act(lambda: page.fill("textarea[name=text]", CLAIM))
        act(lambda: page.get_by_role("tab", name=re.compile("Вердикт|Verdict")).click())
        act(lambda: page.locator("label", has_text=re.compile("^\\s*(Ложь|False)\\s*$")).click())
        act(lambda: press(page, "action-publish"))
        number = newest_number(page)
        assert page.goto(f"/ru/claims/{number}/").status == 200
        page.goto(f"/admin/snippets/claims/claim/edit/{number}/")
        act(lambda: begin(page, "write/ru"))
        act(lambda: page.fill("[name=title]", HEADLINE))
        act(lambda: page.fill("[name=answer]", ANSWER))
        act(lambda: page.fill("[name=what_is_true]", "Операторы связи таких правил не вводили."))
        act(lambda: write_paragraph(page, "Рассылка ходит несколько лет."))
        act(lambda: press(page, "action-publish"))
        assert actions <= 12
        reader = open_context().new_page()
        assert reader.goto(f"/c/{number}/", wait_until="load").status == 200
        reader.goto(f"/ru/claims/{number}/")
        assert reader.locator("h1").inner_text() == HEADLINE
        assert ANSWER in reader.locator(".finding").inner_text()

    def test_being_checked_has_a_button_of_its_own(self, open_context, site):
        page = sign_in(open_context(), site, "editor")
        page.goto("/admin/snippets/claims/claim/add/")
        page.fill("textarea[name=text]", "Балаларды ұрлап жүрген топ бар екен")
        press(page, "action-publish-being-checked")
        number = newest_number(page)
        reader = open_context().new_page()
        assert reader.goto(f"/kk/claims/{number}/").status == 200
        assert "Тексерілуде" in reader.locator(".finding").inner_text()

    def test_an_author_submits_and_cannot_publish(self, open_context, site):
        page = sign_in(open_context(), site, "author")
        page.goto("/admin/snippets/claims/claim/add/")
        page.fill("textarea[name=text]", "Дауыс берген адам әрекетке қабілетсіз болып қалады екен")
        assert page.locator("button[name=action-publish]").count() == 0
        press(page, "action-submit")
        number = newest_number(page)
        assert open_context().new_page().goto(f"/kk/claims/{number}/").status == 404


class TestTranslating:
    def test_the_source_stands_beside_the_empty_fields(self, open_context, site):
        page = sign_in(open_context(), site, "editor")
        page.goto("/admin/snippets/claims/claim/edit/6/")
        begin(page, "write/kk")
        page.fill("[name=title]", "Балаларды ұрлайтын топ туралы хабарламаны тексеріп жатырмыз")
        page.fill("[name=answer]", "Хабарламада орын да, уақыт та көрсетілмеген.")
        page.locator("footer button[type=submit]").first.click()
        page.wait_for_load_state("networkidle")
        begin(page, "translate/ru")
        page.wait_for_url("**source=kk**")
        assert page.locator("[name=title]").input_value() == ""
        assert page.locator("text=Балаларды ұрлайтын топ туралы").first.is_visible()


def begin(page, what: str) -> None:
    """Presses "Write the fact-check" or "Translate" for one language and waits for the editor."""
    page.locator(f"button[data-w-action-url-value*='/{what}/']").first.click()
    page.wait_for_url("**/admin/pages/*/edit/**")


def newest_number(page) -> int:
    """The number of the claim that was saved last, from the desk's list."""
    page.goto("/admin/snippets/claims/claim/?ordering=-number")
    links = page.locator("a[href*='/claims/claim/edit/']").evaluate_all("all => all.map(link => link.href)")
    return max(int(re.search(r"/edit/(\d+)/", link).group(1)) for link in links)


def write_paragraph(page, words: str) -> None:
    """Writes into the paragraph with which a new body begins."""
    page.locator("[data-contentpath=body] .public-DraftEditor-content").first.click()
    page.keyboard.type(words)
    # The rich text editor hands its words to the form a moment after the last key.
    page.wait_for_timeout(800)
