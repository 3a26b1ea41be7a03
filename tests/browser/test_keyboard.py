"""The keyboard alone, and fingers: everything can be reached, seen and hit."""

from pathlib import Path

import pytest

from .chromium import DESKTOP, PHONE
from .pages import LANGUAGES, go

pytestmark = pytest.mark.browser

WALKED = ("home", "list", "fact-check", "fact-check-everything")
MOST_STOPS = 400
SCRIPTS = Path(__file__).parent / "js"
STOP, SMALL_TARGETS = ((SCRIPTS / name).read_text() for name in ("stop.js", "small_targets.js"))


def stops(page) -> list[dict]:
    """Every place where Tab stops, until the focus leaves the page or comes round again."""
    found = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return found
        found.append(stop)
    raise AssertionError(f"{page.url}: no end after {MOST_STOPS} stops")


class TestKeyboard:
    @pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
    def test_every_stop_is_seen_and_the_last_ones_are_in_the_footer(self, open_context, pages, window):
        page, faults = open_context(**window, reduced_motion="reduce").new_page(), []
        for kind in (found for found in pages if found.name in WALKED and found.language == "kk"):
            page.goto(kind.path)
            walked = stops(page)
            assert "skip" in walked[0]["name"], kind
            assert walked[-1]["footer"], f"{kind}: the focus ends at {walked[-1]['name']}"
            faults += [f"{kind}: {stop['name']}: {fault}" for stop in walked for fault in stop["faults"]]
        assert not faults, "\n".join(faults)

    def test_there_is_a_way_back(self, open_context, pages):
        """Shift and Tab leave every place again."""
        page = open_context().new_page()
        page.goto("/kk/")
        forward = len(stops(page))
        page.goto("/kk/")
        for _stop in range(forward):
            page.keyboard.press("Tab")
        for _stop in range(forward - 1):
            page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.className") == "skip"


class TestFingers:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_targets_are_large_enough_on_a_phone(self, open_context, pages, language):
        page, small = open_context(**PHONE).new_page(), []
        for kind in (found for found in pages if found.language == language):
            go(page, kind)
            small += [f"{kind}: {target}" for target in page.evaluate(SMALL_TARGETS)]
        assert not small, "\n".join(small)


class TestMotion:
    def test_nothing_moves_for_those_who_asked_for_calm(self, open_context, pages):
        page, moving = open_context(reduced_motion="reduce").new_page(), []
        for kind in (found for found in pages if found.language == "kk"):
            go(page, kind)
            moving += [str(kind)] * page.evaluate("document.getAnimations().length")
        assert moving == []
