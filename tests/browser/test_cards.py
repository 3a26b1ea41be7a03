"""Cards in a real browser: every state at every width, in both themes, on paper, by keyboard."""

import pytest

pytestmark = pytest.mark.browser

WIDTHS = (200, 320, 600, 1200)
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
GROUND = "() => getComputedStyle(document.documentElement).backgroundColor"
SHOWN = "link => { const box = link.getBoundingClientRect(); return box.width > 0 && box.height > 0 }"


@pytest.fixture
def cards(pages):
    return [kind for kind in pages if kind.name.startswith("card")]


class TestCards:
    @pytest.mark.parametrize("width", WIDTHS)
    def test_nothing_is_wider_than_its_frame(self, open_context, cards, width):
        page, faults = open_context(viewport={"width": width, "height": 400}).new_page(), []
        page.on("console", lambda message: faults.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        for kind in cards:
            assert page.goto(kind.path).status == kind.status
            if page.evaluate(TOO_WIDE) > 0:
                faults.append(f"{kind} at {width}")
        # The browser itself complains of the card that says that there is no such claim.
        assert [fault for fault in faults if "card-missing" not in fault and "404" not in fault] == []

    def test_a_theme_holds_whatever_the_device_wants(self, open_context, cards):
        grounds = {}
        for device in ("light", "dark"):
            page = open_context(color_scheme=device).new_page()
            for kind in (kind for kind in cards if kind.name in ("card", "card-light", "card-dark")):
                page.goto(kind.path)
                grounds.setdefault(kind.name, set()).add(page.evaluate(GROUND))
        assert len(grounds["card"]) == 2
        assert grounds["card-light"] | grounds["card-dark"] == grounds["card"]
        assert len(grounds["card-light"]) == len(grounds["card-dark"]) == 1

    def test_on_paper_stand_the_verdict_and_the_address_that_confirms_it(self, open_context, cards):
        page = open_context(color_scheme="dark").new_page()
        page.emulate_media(media="print")
        for kind in (kind for kind in cards if kind.name not in ("card-missing",)):
            page.goto(kind.path)
            assert page.locator(".verdict").is_visible()
            assert "/verify/" in page.locator(".on-paper").inner_text()

    def test_every_link_can_be_reached_and_opens_beside_the_host(self, open_context, cards):
        page = open_context().new_page()
        for kind in (kind for kind in cards if kind.language == "kk"):
            page.goto(kind.path)
            links = page.locator("a")
            for place in range(links.count()):
                page.keyboard.press("Tab")
                focused = page.locator("a:focus-visible")
                assert focused.count() == 1, f"{kind}: stop {place}"
                assert focused.get_attribute("target") == "_blank"
                assert focused.evaluate(SHOWN)

    def test_without_scripts_the_same_words_stand_there(self, open_context, cards):
        pages = [open_context(java_script_enabled=script).new_page() for script in (True, False)]
        for kind in cards:
            texts = []
            for page in pages:
                page.goto(kind.path)
                texts.append(page.locator("body").inner_text())
            assert texts[0] == texts[1], kind
