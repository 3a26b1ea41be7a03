"""What is pasted stays for years: it holds no verdict, and nothing in it can break the page around it."""

from pathlib import Path
from unittest import TestCase

from lxml import html

from factcheck.widgets.codes import CODES, SANDBOX, Subject, frame, height_at, linked_frame

SUBJECT = Subject(
    number=7,
    language="kk",
    title="Қоңыраулардың бәрі жазылып жатқан жоқ",
    url="https://example.kz/kk/claims/qongyraulardyng-bari/",
    site="https://example.kz",
    site_name="Тексеру",
    letters=180,
)
# What the guide for publishers shows.
GUIDE = Path(__file__).parents[2] / "docs" / "embedding.md"
EXAMPLE = Subject(
    number=1432,
    language="ru",
    title="The headline",
    url="https://factcheck.example/ru/claims/1432/",
    site="https://factcheck.example",
    site_name="Factcheck",
)
HOSTILE = Subject(
    number=7,
    language="ru",
    title="\"><script>alert(1)</script>' ]( & `x` [y] \\",
    url="https://example.kz/ru/claims/7/",
    site="https://example.kz",
    site_name="<b>Сайт</b>",
)


def parsed(code: str):
    return html.fromstring(f"<div>{code}</div>")


class Codes(TestCase):
    def test_frame_says_what_it_is_and_may_do_little(self):
        [found] = parsed(frame(SUBJECT, "dark", 400)).xpath("iframe")
        self.assertEqual(found.get("src"), "https://example.kz/embed/claim/7/?lang=kk&theme=dark")
        self.assertEqual(found.get("title"), "Қоңыраулардың бәрі жазылып жатқан жоқ – Тексеру")
        self.assertEqual((found.get("loading"), found.get("sandbox")), ("lazy", SANDBOX))
        self.assertEqual(found.get("referrerpolicy"), "strict-origin-when-cross-origin")
        self.assertEqual((found.get("width"), found.get("height")), ("400", str(height_at(400, 180))))

    def test_frame_without_a_width_is_as_wide_as_its_place(self):
        [found] = parsed(frame(SUBJECT)).xpath("iframe")
        self.assertEqual((found.get("width"), found.get("src")[-8:]), ("100%", "?lang=kk"))

    def test_element_keeps_a_link_for_where_no_script_runs(self):
        code = parsed(CODES["element"](SUBJECT, "light", 320))
        [element] = code.xpath("fact-verdict")
        self.assertEqual((element.get("claim"), element.get("lang"), element.get("theme")), ("7", "kk", "light"))
        self.assertEqual(element.xpath("a/@href"), [SUBJECT.url])
        self.assertEqual(code.xpath("script[@async]/@src"), ["https://example.kz/widgets/v1.js"])

    def test_badge_leads_to_the_page(self):
        self.assertEqual(
            CODES["badge"](SUBJECT, "auto", 0),
            '<a href="https://example.kz/kk/claims/qongyraulardyng-bari/">'
            '<img src="https://example.kz/embed/claim/7/badge.svg?lang=kk" '
            'alt="Қоңыраулардың бәрі жазылып жатқан жоқ – Тексеру"></a>',
        )

    def test_badge_in_markdown(self):
        self.assertEqual(
            CODES["markdown"](SUBJECT, "auto", 0),
            "[![Қоңыраулардың бәрі жазылып жатқан жоқ – Тексеру]"
            "(https://example.kz/embed/claim/7/badge.svg?lang=kk)]"
            "(https://example.kz/kk/claims/qongyraulardyng-bari/)",
        )

    def test_quotation_needs_nothing_from_us(self):
        code = parsed(CODES["quotation"](SUBJECT, "auto", 0))
        self.assertEqual(code.xpath("blockquote/@lang"), ["kk"])
        self.assertEqual(code.xpath("//iframe | //img | //script"), [])

    def test_hostile_words_stay_words(self):
        for name, make in CODES.items():
            with self.subTest(code=name):
                code = make(HOSTILE, "auto", 0)
                scripts = parsed(code).xpath("//script/@src")
                self.assertEqual(scripts, ["https://example.kz/widgets/v1.js"] if name == "element" else [])
                self.assertEqual(parsed(code).xpath("//b"), [])
        self.assertIn(r"\]( \& \`x\` \[y\] \\", CODES["markdown"](HOSTILE, "auto", 0))
        self.assertEqual(len(parsed(linked_frame(HOSTILE, 400, 300)).xpath("*")), 2)

    def test_narrow_card_is_higher(self):
        heights = [height_at(width, 180) for width in (200, 320, 600, 1200)]
        self.assertEqual(heights, sorted(heights, reverse=True))
        self.assertGreater(height_at(20, 180), 0)

    def test_guide_shows_the_codes_that_are_made(self):
        text = GUIDE.read_text(encoding="utf-8")
        self.assertIn(frame(EXAMPLE, width=600, height=420), text)
        for name in ("element", "badge", "markdown", "quotation"):
            self.assertIn(CODES[name](EXAMPLE, "auto", 0), text)
