"""Choosing an embed code: below a fact-check, on the builder's own page, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from .chromium import PHONE

pytestmark = pytest.mark.browser

FACT_CHECK, BUILDER = "/ru/claims/1/", "/ru/embed/1/"


@pytest.fixture
def page(open_context):
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    return context.new_page()


def code(page):
    return page.locator("#embed-code")


class TestBelowAFactCheck:
    def test_nothing_is_loaded_before_it_is_opened(self, page):
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(FACT_CHECK)
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if "/embed/" in url] == []
        page.click(".embed > summary")
        expect(code(page)).to_have_value(re.compile(re.escape("?lang=ru")))
        assert any(url.endswith("/embed/claim/1/?lang=ru") for url in asked)

    def test_what_is_chosen_shows_at_once_and_the_page_stays(self, page):
        page.goto(FACT_CHECK)
        address = page.url
        page.click(".embed > summary")
        page.select_option("[name=words]", "kk")
        page.fill("[name=width]", "400")
        expect(page.locator(".builder iframe")).to_have_attribute("width", "400")
        expect(code(page)).to_have_value(re.compile(re.escape("?lang=kk")))
        page.check("[value=badge]")
        expect(page.locator(".builder-preview img")).to_be_visible()
        assert page.url == address

    def test_code_is_copied_and_that_is_said(self, page):
        page.goto(FACT_CHECK)
        page.click(".embed > summary")
        page.check("[value=markdown]")
        expect(code(page)).to_have_value(re.compile(re.escape("[![")))
        page.click(".builder [data-copy]")
        expect(page.locator(".builder .said")).not_to_be_empty()
        assert page.evaluate("navigator.clipboard.readText()") == code(page).input_value()

    def test_without_scripts_a_link_leads_to_the_form(self, open_context):
        page = open_context(java_script_enabled=False).new_page()
        page.goto(FACT_CHECK)
        page.click(".embed > summary")
        page.click(".embed a")
        page.check("[value=quotation]")
        page.click("[data-apply]")
        assert "kind=quotation" in page.url
        assert code(page).input_value().startswith("<blockquote")


class TestBuilder:
    def test_card_and_code_have_the_height_that_fits(self, page):
        page.goto(f"{BUILDER}?width=400")
        frame = page.frame_locator(".builder iframe").locator(":root")
        height = round(frame.evaluate("root => Math.ceil(root.getBoundingClientRect().height)"))
        expect(page.locator(".builder iframe")).to_have_attribute("height", str(height))
        assert f'height="{height}"' in code(page).input_value()

    def test_its_address_says_what_was_chosen(self, page):
        page.goto(BUILDER)
        page.select_option("[name=theme]", "dark")
        page.wait_for_url("**theme=dark**")
        page.reload()
        assert "theme=dark" in code(page).input_value()

    def test_nothing_sticks_out_on_a_phone(self, open_context):
        page = open_context(**PHONE).new_page()
        for kind in ("card", "element", "badge", "markdown", "quotation"):
            page.goto(f"{BUILDER}?kind={kind}&width=1200")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
