"""The check box in a browser: answers in place, pictures by hand, drop and clipboard, slow and broken lines."""

import re

import pytest
from playwright.sync_api import expect

from .chromium import PHONE
from .pages import MESSAGES

pytestmark = pytest.mark.browser

CHECK = "/ru/check/"
EXACT, NONE = MESSAGES["check-exact"]["ru"], MESSAGES["check-none"]["ru"]
# A photograph of a sort, as a browser gives it when it is pasted or dropped: [event, file's type, pixels a side].
GIVE = """async ([event, type, side]) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: side, height: side});
  const pixels = new ImageData(side, side);
  for (let place = 0; place < pixels.data.length; place++)
    pixels.data[place] = place % 4 === 3 ? 255 : (place / side) % 200 + Math.random() * 50;
  canvas.getContext("2d").putImageData(pixels, 0, 0);
  const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
  const data = new DataTransfer();
  data.items.add(new File([blob], "picture.png", {type}));
  const options = {bubbles: true, cancelable: true};
  document.querySelector("#check-text").dispatchEvent(
    event === "paste" ? new ClipboardEvent(event, {...options, clipboardData: data})
                      : new DragEvent(event, {...options, dataTransfer: data}));
}"""
FILE = "document.querySelector('#check-picture').files[0]"


@pytest.fixture
def page(open_context):
    """The check page; `loads` collects the addresses of pages loaded whole."""
    return opened(open_context(), CHECK)


def opened(context, address: str):
    page = context.new_page()
    page.loads = []
    page.on("load", lambda: page.loads.append(page.url))
    page.goto(address)
    return page


def check(page, text: str = "") -> None:
    """Presses the button, and waits for the answer."""
    page.fill("#check-text", text)
    page.locator(".check-form .button:not([type])").click()
    page.locator("#answer").wait_for()


def waits_for_file(page) -> None:
    """Until the picture is ready to be sent."""
    for _try in range(100):
        if page.evaluate(f"Boolean({FILE})"):
            return
        page.wait_for_timeout(50)
    pytest.fail("The picture was not taken.")


class TestAnswers:
    def test_come_in_place_and_are_read_out_first(self, page):
        check(page, EXACT)
        assert page.evaluate("document.activeElement.id") == "answer"
        assert page.url.endswith(CHECK)
        assert len(page.loads) == 1
        assert page.title().startswith(page.locator("h1").inner_text())
        assert page.input_value("#check-text") == EXACT

    def test_verdict_stands_on_the_first_screen_of_a_phone(self, open_context):
        for script in (True, False):
            page = opened(open_context(**PHONE, java_script_enabled=script), CHECK)
            check(page, EXACT)
            verdict = page.locator(".check-answer .verdict").first.bounding_box()
            assert verdict["y"] + verdict["height"] < PHONE["viewport"]["height"]

    def test_another_check_follows(self, page):
        check(page, NONE)
        first = page.locator("h1").inner_text()
        page.fill("#check-text", EXACT)
        page.locator(".check-form .button:not([type])").click()
        expect(page.locator("h1")).not_to_have_text(first)
        assert page.locator(".check-answer .card").count() == 1

    def test_loading_again_sends_nothing_again(self, page):
        check(page, NONE)
        posts = []
        page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
        page.reload()
        assert posts == []
        assert page.locator("#answer").count() == 0

    def test_from_the_front_page_and_back(self, open_context):
        page = opened(open_context(), "/ru/")
        check(page, EXACT)
        assert page.url.endswith(CHECK)
        page.locator(".check-answer .card a").click()
        page.wait_for_url("**/ru/claims/**")
        page.go_back()
        page.wait_for_url(f"**{CHECK}")
        page.go_back()
        page.wait_for_url(re.compile("/ru/$"))
        expect(page.locator(".sections")).to_be_visible()

    def test_address_and_cookies_tell_nothing(self, open_context):
        context = open_context(java_script_enabled=False)
        page = opened(context, CHECK)
        check(page, NONE)
        assert page.url.endswith(CHECK)
        assert context.cookies() == []


class TestPictures:
    @pytest.mark.parametrize("event", ["paste", "drop"])
    def test_pasted_and_dropped_ones_are_taken_and_shown(self, page, event):
        page.evaluate(GIVE, [event, "image/png", 400])
        expect(page.locator(".check-preview")).to_be_visible()
        waits_for_file(page)
        page.locator("[data-remove]").click()
        expect(page.locator(".check-preview")).to_be_hidden()
        assert page.evaluate(f"{FILE} === undefined")
        assert page.evaluate("document.activeElement.id") == "check-picture"

    def test_large_one_is_made_smaller_before_it_travels(self, page):
        page.evaluate(GIVE, ["paste", "image/png", 2_500])
        waits_for_file(page)
        assert page.evaluate(f"createImageBitmap({FILE}).then(picture => picture.width)") == 2_000
        assert page.evaluate(f"{FILE}.size") < 4_000_000

    def test_other_files_are_refused_before_they_travel(self, page):
        page.evaluate(GIVE, ["drop", "application/pdf", 100])
        expect(page.locator(".trouble")).not_to_be_empty()
        assert page.evaluate(f"{FILE} === undefined")

    def test_one_is_sent_with_the_text(self, page):
        page.evaluate(GIVE, ["paste", "image/png", 400])
        waits_for_file(page)
        check(page, NONE)
        assert page.locator(".check-answer").get_attribute("data-state") == "none"


class TestTrouble:
    def test_empty_box_is_told_in_place(self, page):
        page.locator(".check-form .button:not([type])").click()
        expect(page.locator(".trouble")).not_to_be_empty()
        expect(page.locator(".check-form .button:not([type])")).to_be_enabled()
        assert len(page.loads) == 1

    def test_lost_line_loses_no_text(self, page):
        page.route(f"**{CHECK}", lambda route: route.abort("aborted"), times=1)
        page.fill("#check-text", NONE)
        page.locator(".check-form .button:not([type])").click()
        expect(page.locator(".trouble")).not_to_be_empty()
        assert page.input_value("#check-text") == NONE

    def test_button_rests_while_it_waits(self, page):
        held = []
        page.route(f"**{CHECK}", lambda route: held.append(route))
        page.fill("#check-text", NONE)
        page.locator(".check-form .button:not([type])").click()
        expect(page.locator(".check-form .button:not([type])")).to_be_disabled()
        expect(page.locator(".check-form .said")).not_to_be_empty()
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()
        page.locator("#answer").wait_for()

    def test_removed_box_stops_listening(self, page):
        page.evaluate("document.querySelector('check-box').remove()")
        page.evaluate("document.dispatchEvent(new ClipboardEvent('paste', {clipboardData: new DataTransfer()}))")
