"""Words in another language say so: screen readers change their voice, and quotation marks follow."""

import re

import pytest

from .pages import LANGUAGES

pytestmark = pytest.mark.browser

TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
MARKED = """() => [...document.querySelectorAll("[lang]")].map(found => found.getAttribute("lang"))"""
# Quotations whose letters are Latin alone, with the language that holds for them.
LATIN_QUOTATIONS = """() => [...document.querySelectorAll("main blockquote, main q")]
  .filter(quote => /[a-z]/i.test(quote.textContent) && !/[\\u0400-\\u04ff]/.test(quote.textContent))
  .map(quote => [quote.textContent.trim().slice(0, 60), quote.closest("[lang]").getAttribute("lang")])"""


class TestLanguages:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_mark_is_a_language(self, open_context, pages, language):
        page, wrong = open_context().new_page(), []
        for kind in (found for found in pages if found.language == language):
            page.goto(kind.path)
            wrong += [f"{kind}: {mark!r}" for mark in page.evaluate(MARKED) if not TAG.fullmatch(mark)]
        assert not wrong, "\n".join(wrong)

    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_english_quotations_are_marked_as_english(self, open_context, pages, language):
        page, found = open_context().new_page(), {}
        for kind in (kind for kind in pages if kind.language == language):
            page.goto(kind.path)
            found |= {f"{kind}: {text}": mark for text, mark in page.evaluate(LATIN_QUOTATIONS)}
        assert len(found) > 3, "the demonstration quotes English sources"
        assert {text: mark for text, mark in found.items() if mark != "en"} == {}
