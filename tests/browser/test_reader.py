"""A reader on a cheap phone and at a desk: finds a debunk, sees what it rests on, changes the language, prints it."""

import pytest

from .chromium import DESKTOP, PHONE

pytestmark = pytest.mark.browser

LANGUAGES = ("kk", "ru", "en")
PLACES = (
    "", "claims/", "claims/6/", "claims/6/history/", "evidence/", "explainers/", "verdicts/", "verdicts/unproven/",
    "corrections/", "methodology/", "check/", "nothing-here/",
    "claims/?topic=politics&from=2025-01-01", "claims/?verdict=xyz",
    "topics/", "topics/politics/", "tags/", "claimants/", "claimants/alnur-musayev/", "people/", "archive/",
)  # fmt: skip


def newest_fact_check(page, language: str = "kk") -> None:
    """Goes from the home page to its newest fact-check."""
    page.goto(f"/{language}/")
    page.locator("main .cards a").first.click()
    page.wait_for_url(f"**/{language}/claims/**")


class TestReaderOnAPhone:
    def test_verdict_answer_and_claim_stand_on_the_first_screen(self, open_context):
        page = open_context(**PHONE).new_page()
        newest_fact_check(page)
        assert page.locator("article.fact-check h1").is_visible()
        finding = page.locator(".finding")
        assert finding.locator("svg").count() == 1, "a verdict is an icon and a word"
        assert finding.bounding_box()["y"] + finding.bounding_box()["height"] < PHONE["viewport"]["height"]

    def test_the_same_claim_in_each_language(self, open_context):
        page = open_context(**PHONE).new_page()
        newest_fact_check(page)
        number = page.locator(".breadcrumb span").inner_text()
        for language in ("ru", "en", "kk"):
            page.locator(f".languages a[hreflang={language}]").click()
            page.wait_for_url(f"**/{language}/claims/**")
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator(".breadcrumb span").inner_text() == number

    def test_evidence_history_and_back(self, open_context):
        page = open_context(**PHONE).new_page()
        newest_fact_check(page)
        article = page.url
        page.locator("#source-1 summary").click()
        page.locator("#source-1 a").first.click()
        page.wait_for_url("**/kk/evidence/**")
        page.go_back()
        page.locator("a[href$='/history/']").first.click()
        page.wait_for_url("**/history/")
        page.go_back()
        assert page.url == article

    def test_a_filter_and_a_search_without_javascript(self, open_context):
        page = open_context(**PHONE, java_script_enabled=False).new_page()
        page.goto("/ru/claims/")
        everything = page.locator("main .cards").first.locator("li").count()
        page.locator(".filter-block > summary").click()
        page.locator("input[name=verdict]").first.check()
        page.locator(".filter-apply").click()
        filtered = page.locator("main .cards").first.locator("li").count()
        assert 0 < filtered < everything
        page.goto("/ru/claims/?q=" + "краснов")
        assert page.locator("main .cards").first.locator("li").count() == 1


class TestEveryPage:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
    def test_fits_and_keeps_quiet(self, open_context, language, window):
        """No sideways scrolling, no console message, no cookie, one main heading, the right language."""
        context = open_context(**window)
        page = context.new_page()
        messages = []
        page.on("console", lambda message: messages.append(message.text))
        for place in PLACES:
            address = f"/{language}/{place}"
            response = page.goto(address)
            assert response.status == (404 if place == "nothing-here/" else 200), address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert page.locator("h1").count() == 1, address
            assert page.locator("html").get_attribute("lang") == language
        assert [text for text in messages if "404" not in text] == []
        assert context.cookies() == []

    def test_320_pixels_are_enough(self, open_context):
        page = open_context(viewport={"width": 320, "height": 700}).new_page()
        newest_fact_check(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


class TestKeyboardAndPaper:
    def test_the_first_tab_skips_to_the_content(self, open_context):
        page = open_context().new_page()
        page.goto("/kk/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"

    def test_paper_carries_the_short_address_and_no_menu(self, open_context):
        page = open_context().new_page()
        newest_fact_check(page)
        page.emulate_media(media="print")
        assert not page.locator("nav.menu").is_visible()
        assert page.locator("a[href*='/c/']").first.is_visible()
        assert page.locator(".finding").is_visible()

    def test_dark_follows_the_system(self, open_context):
        page = open_context(color_scheme="dark").new_page()
        page.goto("/kk/")
        shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
        light = open_context(color_scheme="light").new_page()
        light.goto("/kk/")
        assert shade != light.evaluate("getComputedStyle(document.body).backgroundColor")
