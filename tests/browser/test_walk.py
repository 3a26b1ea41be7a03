"""A reader's walk on a cheap phone, in Kazakh: from the home page by topic to a debunk and all that it rests on."""

import re

import pytest

from .chromium import PHONE

pytestmark = pytest.mark.browser

TOPIC = re.compile(r"/kk/topics/[a-z0-9-]+/$")
FACT_CHECK = re.compile(r"/kk/claims/[a-z0-9-]+/$")


def follow(page, link, pattern: str | re.Pattern) -> None:
    """Presses the first of the links as a reader does, and arrives."""
    link.first.tap()
    page.wait_for_url(pattern)
    assert page.locator("h1").count() == 1, page.url


def links_to(page, pattern: re.Pattern):
    """The links within the page's own content whose address ends so."""
    addresses = page.locator("main a[href]").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    found = next((address for address in addresses if pattern.search(address)), None)
    assert found, f"{page.url} has no link to {pattern.pattern}"
    return page.locator(f"main a[href='{found}']")


def number_on(page) -> str:
    """The claim's number, as the short address on the page tells it."""
    return page.locator("main a[href*='/c/']").first.get_attribute("href").strip("/").rpartition("/")[2]


def evidence_opened_in_place(page):
    """The first source of the list; where it is folded, the reader unfolds it."""
    source = page.locator("#source-1")
    folded = source.locator("summary")
    if folded.count() and not source.locator("details[open]").count():
        folded.first.tap()
    return source


class TestWalk:
    @pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
    def test_from_home_to_paper(self, open_context, script):
        page = open_context(**PHONE, locale="kk-KZ", java_script_enabled=script).new_page()
        page.goto("/kk/")
        follow(page, links_to(page, TOPIC), TOPIC)
        follow(page, links_to(page, FACT_CHECK), FACT_CHECK)
        debunk, number = page.url, number_on(page)
        assert page.locator(".finding").is_visible()
        self.reads_a_source(page)
        page.goto(debunk)
        follow(page, page.locator("main a[href$='/history/']"), "**/history/")
        page.goto(debunk)
        follow(page, page.locator(".languages a[hreflang=ru]"), "**/ru/claims/**")
        assert number_on(page) == number
        self.prints(page)

    def reads_a_source(self, page) -> None:
        """A source says what it is in place, and has a page of its own."""
        source = evidence_opened_in_place(page)
        link = source.locator("a[href*='/kk/evidence/']").first
        assert link.is_visible()
        follow(page, link, "**/kk/evidence/**")
        assert links_to(page, FACT_CHECK).first.is_visible(), "a source leads back to what rests on it"

    def prints(self, page) -> None:
        """On paper stay the verdict and the short address; what can only be pressed goes."""
        page.emulate_media(media="print")
        assert page.locator(".finding").is_visible()
        assert page.locator("a[href*='/c/']").first.is_visible()
        for gone in ("nav.menu", ".languages", "form"):
            assert not page.locator(gone).first.is_visible(), gone
