"""Narrowing a list with JavaScript: the same addresses as without it, and no page loaded again."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

pytestmark = pytest.mark.browser

LIST = "/ru/claims/"


@pytest.fixture
def page(open_context):
    """The list of fact-checks; `loads` collects the addresses of pages loaded whole."""
    page = open_context().new_page()
    page.loads = []
    page.on("load", lambda: page.loads.append(page.url))
    page.goto(LIST)
    return page


def shown(page) -> int:
    return page.locator("[data-part=results] > .cards > li").count()


def choose(page, name: str, value: str) -> None:
    page.locator(f"input[name={name}][value={value}]").click()


def waits_for(page, query: str) -> None:
    """Until the address and the list have this query."""
    page.wait_for_url(lambda address: address.endswith(query), wait_until="commit")
    for _try in range(100):
        if page.evaluate("document.querySelector('claim-filters').shown === location.href"):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"The list did not follow to {query}")


def answer_with_a_fault(route) -> None:
    """The server fails when the script asks, and answers when the browser does."""
    route.fulfill(status=503, body="") if route.request.resource_type == "fetch" else route.continue_()


class TestFilters:
    def test_a_choice_changes_list_counts_and_address_without_a_new_page(self, page):
        before = shown(page)
        page.locator("input[name=topic][value=politics]").focus()
        page.keyboard.press("Space")
        waits_for(page, "/ru/claims/?topic=politics")
        assert 0 < shown(page) < before
        assert page.locator("[role=status]").inner_text().startswith(str(shown(page)))
        assert page.locator(".chips li").count() == 2
        assert page.evaluate("document.activeElement.value") == "politics", "the focus stays"
        assert page.loads == [page.url.split("?")[0]]

    def test_the_address_shows_the_same_to_everybody(self, page, open_context):
        choose(page, "topic", "politics")
        choose(page, "verdict", "false")
        waits_for(page, "?verdict=false&topic=politics")
        plain = open_context(java_script_enabled=False).new_page()
        plain.goto(page.url)
        assert plain.locator("[role=status]").inner_text() == page.locator("[role=status]").inner_text()
        assert plain.locator("input:checked").count() == 2

    def test_fast_choices_end_in_one_list(self, page):
        for value in ("politics", "war", "security", "technology"):
            choose(page, "topic", value)
        choose(page, "topic", "war")
        waits_for(page, "?topic=politics&topic=security&topic=technology")
        assert page.locator("input:checked").count() == 3
        assert page.locator("[role=status]").inner_text().startswith(str(shown(page)))

    def test_a_late_answer_undoes_no_choice(self, page):
        """On a slow line the answer to the first choice came between the second and its own request."""
        held = []
        page.route("**/claims/?topic=politics", lambda route: held.append(route))
        choose(page, "topic", "politics")
        while not held:
            page.wait_for_timeout(20)
        choose(page, "topic", "war")
        with suppress(Error):
            held[0].continue_()
        waits_for(page, "?topic=politics&topic=war")
        assert page.locator("input:checked").count() == 2

    def test_back_and_forward(self, page):
        choose(page, "topic", "politics")
        waits_for(page, "?topic=politics")
        page.select_option("select[name=sort]", "oldest")
        waits_for(page, "?topic=politics&sort=oldest")
        page.go_back()
        waits_for(page, "?topic=politics")
        assert page.input_value("select[name=sort]") == ""
        page.go_back()
        waits_for(page, LIST)
        assert page.locator("input:checked").count() == 0
        page.go_forward()
        waits_for(page, "?topic=politics")
        assert page.locator("input:checked").count() == 1

    def test_chips_and_the_language_switch_follow(self, page):
        choose(page, "topic", "politics")
        waits_for(page, "?topic=politics")
        assert page.locator(".languages a[hreflang=kk]").get_attribute("href").endswith("/kk/claims/?topic=politics")
        page.locator(".chips a").first.click()
        waits_for(page, LIST)
        assert page.locator(".chips").count() == 0
        assert page.evaluate("document.activeElement.className") == "found", "the focus is not lost"

    def test_words_are_looked_for_on_enter(self, page):
        page.fill("[name=q]", "краснов")
        page.keyboard.press("Enter")
        expect(page.locator(".chips li")).to_have_count(2)
        assert shown(page) == 1
        assert len(page.loads) == 1

    def test_a_fault_ends_in_an_ordinary_page(self, page):
        page.route("**/claims/?*", answer_with_a_fault)
        with page.expect_event("load"):
            choose(page, "topic", "politics")
        expect(page.locator(".chips li")).to_have_count(2)
        assert len(page.loads) == 2

    def test_the_button_is_needed_only_without_javascript(self, page, open_context):
        assert not page.locator(".filter-apply").is_visible()
        plain = open_context(java_script_enabled=False).new_page()
        plain.goto(LIST)
        assert plain.locator(".filter-apply").is_visible()

    def test_a_removed_element_stops_listening(self, page):
        page.evaluate("document.querySelector('claim-filters').remove()")
        page.evaluate("history.pushState(null, '', '?topic=war'); history.back()")
        page.wait_for_timeout(300)
        assert len(page.loads) == 1


def test_feeds_follow_the_choice_and_are_left_out_on_paper(page):
    links = page.locator(".subscribe a")
    expect(links).to_have_text(["RSS", "Atom", "JSON"])
    choose(page, "verdict", "false")
    waits_for(page, "?verdict=false")
    addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert addresses == [f"/ru/feed/{name}?verdict=false" for name in ("rss.xml", "atom.xml", "feed.json")]
    page.emulate_media(media="print")
    expect(links.first).to_be_hidden()
