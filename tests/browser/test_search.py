"""Searching while typing: results and suggestions follow the words, whatever the line does."""

from contextlib import suppress
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, expect

from .chromium import PHONE
from .test_axe import RULES, VIOLATIONS

pytestmark = pytest.mark.browser

SEARCH = "/ru/search/"
WORD = "краснов"


@pytest.fixture
def page(open_context):
    """The empty search page; `loads` collects the addresses of pages loaded whole."""
    page = open_context().new_page()
    page.loads = []
    page.on("load", lambda: page.loads.append(page.url))
    page.goto(SEARCH)
    return page


def box(page):
    return page.locator("input[role=combobox]")


def typed(page, words: str) -> None:
    """Types as people do, a letter at a time."""
    box(page).press_sequentially(words, delay=30)


def waits_for(page, words: str) -> None:
    """Until address and results are those of the words."""
    end = f"?q={quote(words)}" if words else SEARCH
    page.wait_for_url(lambda address: address.endswith(end), wait_until="commit")
    for _try in range(100):
        if page.evaluate("document.querySelector('claim-filters').shown === location.href"):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"The results did not follow to {words}")


def suggestions(page):
    return page.locator(".suggestions").get_by_role("option")


class TestTyping:
    def test_results_follow_the_words_without_a_new_page(self, page):
        typed(page, WORD)
        waits_for(page, WORD)
        expect(page.locator("p.found[role=status]")).not_to_be_empty()
        assert page.locator("[data-part=results] .card").count() > 0
        assert page.evaluate("document.activeElement.name") == "q", "the caret stays where it is"
        assert page.loads == [page.url.split("?")[0]]
        assert WORD in page.title()

    def test_the_address_is_the_same_for_everybody(self, page, open_context):
        """What one reader sees while typing, another one gets from the address, without JavaScript too."""
        typed(page, WORD)
        waits_for(page, WORD)
        plain = open_context(java_script_enabled=False).new_page()
        plain.goto(page.url)
        assert plain.locator("p.found[role=status]").inner_text() == page.get_by_role("status").inner_text()
        assert plain.get_by_role("searchbox").input_value() == WORD

    def test_a_late_answer_does_not_undo_a_newer_one(self, page):
        """On a slow line the answer to the first letters came after the whole word was typed."""
        held = []
        page.route(f"**/search/?q={quote(WORD[:4])}", lambda route: held.append(route))
        typed(page, WORD[:4])
        while not held:
            page.wait_for_timeout(20)
        typed(page, WORD[4:])
        waits_for(page, WORD)
        shown = page.locator("p.found[role=status]").inner_text()
        with suppress(Error):
            held[0].fulfill(body="<title>late</title><claim-filters><p role=status>999</p></claim-filters>")
        page.wait_for_timeout(200)
        assert page.locator("p.found[role=status]").inner_text() == shown
        assert box(page).input_value() == WORD

    def test_a_fault_while_typing_leaves_the_reader_in_peace(self, page):
        """Nobody wants the page loaded anew under the fingers; the next letter asks again."""
        page.route(f"**/search/?q={quote(WORD[:4])}", lambda route: route.fulfill(status=503, body=""))
        with page.expect_response(f"**/search/?q={quote(WORD[:4])}"):
            typed(page, WORD[:4])
        typed(page, WORD[4:])
        waits_for(page, WORD)
        assert len(page.loads) == 1

    def test_back_leads_out_of_what_was_typed_not_through_its_letters(self, page):
        typed(page, WORD[:4])
        waits_for(page, WORD[:4])
        typed(page, WORD[4:])
        waits_for(page, WORD)
        page.go_back()
        waits_for(page, "")
        assert box(page).input_value() == ""
        assert page.locator("#how-to-search").is_visible()

    def test_emptying_the_box_shows_how_to_search(self, page):
        typed(page, WORD)
        waits_for(page, WORD)
        box(page).fill("")
        waits_for(page, "")
        assert page.locator("#how-to-search").is_visible()
        assert page.locator("p.found[role=status]").inner_text() == ""


class TestSuggestions:
    def test_arrows_choose_and_enter_follows(self, page):
        typed(page, "face")
        expect(suggestions(page).first).to_be_visible()
        assert box(page).get_attribute("aria-expanded") == "true"
        page.keyboard.press("ArrowDown")
        chosen = page.locator("[role=option][aria-selected=true]")
        assert chosen.get_attribute("id") == box(page).get_attribute("aria-activedescendant")
        address = chosen.get_attribute("data-address")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url.endswith(address))

    def test_arrows_go_round_through_the_words(self, page):
        typed(page, "face")
        expect(suggestions(page).first).to_be_visible()
        count = suggestions(page).count()
        for _step in range(count + 1):
            page.keyboard.press("ArrowDown")
        assert page.locator("[aria-selected=true]").count() == 0
        page.keyboard.press("ArrowUp")
        assert suggestions(page).last.get_attribute("aria-selected") == "true"

    def test_escape_closes_and_keeps_the_words(self, page):
        typed(page, "face")
        expect(suggestions(page).first).to_be_visible()
        page.keyboard.press("Escape")
        assert suggestions(page).count() == 0
        assert box(page).input_value() == "face"
        assert box(page).get_attribute("aria-expanded") == "false"

    def test_enter_without_a_choice_searches(self, page):
        typed(page, "face")
        page.keyboard.press("Enter")
        waits_for(page, "face")
        page.wait_for_timeout(400)
        assert suggestions(page).count() == 0

    def test_a_late_suggestion_does_not_open_over_results(self, page):
        """The list opened over what the reader had asked for already."""
        held = []
        page.route("**/suggest/?q=face", lambda route: held.append(route))
        typed(page, "face")
        while not held:
            page.wait_for_timeout(20)
        page.keyboard.press("Enter")
        with suppress(Error):
            held[0].continue_()
        page.wait_for_timeout(300)
        assert suggestions(page).count() == 0

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_open_suggestions_break_no_rule_of_accessibility(self, open_context, node_modules, theme):
        context = open_context(**PHONE, bypass_csp=True, color_scheme=theme, reduced_motion="reduce")
        context.add_init_script(path=node_modules / "axe-core" / "axe.min.js")
        page = context.new_page()
        page.goto(SEARCH)
        typed(page, "face")
        expect(suggestions(page).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert page.evaluate(VIOLATIONS, RULES) == []

    def test_a_finger_chooses(self, open_context):
        page = open_context(**PHONE).new_page()
        page.goto(SEARCH)
        typed(page, "face")
        suggestions(page).first.tap()
        page.wait_for_url(lambda address: "/search/" not in address)

    def test_without_an_answer_the_search_goes_on(self, page):
        page.route("**/suggest/*", lambda route: route.fulfill(status=503, body="x"))
        typed(page, WORD)
        waits_for(page, WORD)
        assert suggestions(page).count() == 0

    def test_a_removed_element_stops_listening(self, page):
        page.evaluate("document.querySelector('search-as-you-type').replaceWith(document.querySelector('#q'))")
        page.locator("#q").press_sequentially("face")
        page.wait_for_timeout(500)
        assert suggestions(page).count() == 0
