"""Share pictures: what they show, how they are set, and the address that follows from it."""

import time
from dataclasses import replace
from io import BytesIO

from django.test import SimpleTestCase, TestCase
from PIL import Image, ImageColor

from factcheck.claims.models.verdicts import Tone
from factcheck.claims.reviews import review_of
from factcheck.claims.share_pictures import picture_address, share_card_of, share_picture, site_card, typesetting
from factcheck.claims.share_pictures.cards import ShareCard
from factcheck.claims.share_pictures.current import current_card
from factcheck.claims.share_pictures.drawing import BAND, MARGIN, TONES, WIDTH, draw
from factcheck.claims.share_pictures.icons import SHAPES, icon
from factcheck.core.branding import Branding, BrandingLabel
from factcheck.core.fonts.drawing import font
from factcheck.core.fonts.families import HEADLINE
from tests import factories

MONSTER = (
    "Министрлік мәлімдеген «қолжетімділік» жөніндегі ақпараттандырылмағандықтарыңыздан туындаған "
    "түсініспеушіліктер Facebook әлеуметтік желісінің барлық мемлекеттерге бірдей ұсынатын жүйесіне ғана қатысты екен"
)
CARD = ShareCard(
    number=12,
    language="kk",
    headline="Қоңыраулардың бәрі жазылып жатқан жоқ",
    short_address="example.kz/c/12",
    site_name="Factcheck",
    verdict_name="Жалған",
    tone="false",
)
HEADLINES = {"kk": MONSTER, "ru": "Новых правил связи нет: звонки не записывают", "en": "No new rules"}


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def bold(size: int):
    return font(HEADLINE, size)


class Drawing(SimpleTestCase):
    def test_every_card_is_a_small_png_of_the_size_that_networks_want(self):
        for tone in TONES:
            for language, headline in HEADLINES.items():
                card = replace(CARD, tone=tone, language=language, headline=headline)
                started = time.process_time()
                content = draw(card)
                self.assertLess(time.process_time() - started, 0.5)
                picture = Image.open(BytesIO(content))
                self.assertEqual((picture.format, picture.size), ("PNG", (1200, 630)))
                self.assertLess(len(content), 80_000)

    def test_the_verdict_stands_on_a_band_of_its_tone(self):
        for tone in Tone.values:
            corner = opened(draw(replace(CARD, tone=tone))).getpixel((WIDTH - 5, BAND // 2))
            self.assertLess(max(map(abs, map(int.__sub__, corner, ImageColor.getrgb(TONES[tone])))), 12, tone)

    def test_being_checked_looks_like_no_verdict(self):
        """A light band with a dashed frame: dark dashes and light gaps, where every verdict is one dark colour."""
        row = opened(draw(replace(CARD, tone="being-checked"))).crop((20, 17, WIDTH - 20, 18)).convert("L")
        shades = [row.getpixel((x, 0)) for x in range(row.width)]
        self.assertLess(min(shades), 110)
        self.assertGreater(max(shades), 220)

    def test_every_tone_has_an_icon_of_its_own(self):
        self.assertEqual(set(SHAPES), {*Tone.values, "being-checked"})
        self.assertEqual(len({icon(tone, 48).tobytes() for tone in SHAPES}), len(SHAPES))

    def test_every_tone_has_a_silhouette_of_its_own(self):
        """For readers who see no colours: true is a circle, false an octagon, neutral a diamond."""
        on_octagon, on_diamond = (13, 83), (67, 67)
        drawn = {tone: icon(tone, 240) for tone in ("true", "false", "neutral")}
        marked = {
            tone: [bool(mask.getpixel(place)) for place in (on_octagon, on_diamond)] for tone, mask in drawn.items()
        }
        self.assertEqual(marked, {"true": [False, False], "false": [True, False], "neutral": [False, True]})

    def test_the_word_is_readable_on_its_band(self):
        for tone, colour in TONES.items():
            self.assertGreaterEqual(contrast(ImageColor.getrgb(colour), (255, 255, 255)), 7, tone)

    def test_nothing_runs_over_the_margin(self):
        for headline in (MONSTER, "ы" * 300, "Слово " * 200):
            for label in ("", "Утверждение"):
                picture = opened(draw(replace(CARD, headline=headline, label=label, is_quote=bool(label))))
                edge = picture.crop((WIDTH - MARGIN + 12, BAND + 4, WIDTH, 630)).convert("L")
                self.assertGreater(edge.getextrema()[0], 200, headline[:20])

    def test_words_that_no_font_has_do_no_harm(self):
        for headline in ("", "☠☠☠", "谣言", "\x00\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "ignore")):
            self.assertTrue(draw(replace(CARD, headline=headline, verdict_name="✨ " * 90)))


def contrast(one: tuple, other: tuple) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


class Typesetting(SimpleTestCase):
    def test_no_word_is_lost_or_broken(self):
        setting = typesetting.fit(MONSTER, bold, 1072, 334)
        self.assertEqual(" ".join(setting.lines).replace("\u00a0", " "), MONSTER)
        self.assertLessEqual(len(setting.lines), 6)

    def test_a_short_headline_is_large_and_a_long_one_smaller(self):
        sizes = [typesetting.fit(text, bold, 1072, 334).size for text in ("Дәлел жоқ", MONSTER)]
        self.assertEqual(sizes[0], max(typesetting.SIZES))
        self.assertLess(sizes[1], sizes[0])

    def test_lines_are_about_equally_long(self):
        lines = typesetting.fit("Facebook has not given Kazakhstan direct access", bold, 1072, 334).lines
        lengths = [bold(78).getlength(line) for line in lines]
        self.assertGreater(min(lengths) / max(lengths), 0.6)

    def test_no_line_ends_on_a_preposition_or_begins_with_a_dash(self):
        lines = typesetting.fit("Сообщение о новых правилах — выдумка, и звонки в сети не пишут", bold, 700, 334).lines
        self.assertFalse([line for line in lines if line.split()[-1] in ("о", "и", "в", "не") or line.startswith("—")])

    def test_figures_stay_with_their_thousands_and_their_unit(self):
        self.assertEqual(typesetting.glued("1 500 ₸ и 66,4 %"), "1\u00a0500\u00a0₸ и\u00a066,4\u00a0%")

    def test_what_is_too_long_for_any_size_ends_in_an_ellipsis(self):
        lines = typesetting.fit("Срочно перешлите всем, у кого есть дети! " * 20, bold, 1072, 334).lines
        self.assertTrue(lines[-1].endswith("…"))

    def test_languages_of_our_neighbours_keep_their_letters(self):
        for words in ("Їхній ґанок є", "Ўзбекистонда ҳеч ким", "Өлкөнүн кеңеши", "Türkiye'de şöyle bir ığ"):
            self.assertEqual(typesetting.clean(words), words)

    def test_a_quotation_with_holes_is_not_shown(self):
        """Words in a script that we cannot draw: the rest of them would be another quotation."""
        self.assertEqual(typesetting.clean("谣言 Facebook"), "")

    def test_unknown_accents_give_way_to_plain_letters(self):
        self.assertEqual(typesetting.clean("Dvořák\x00 и\tм\u0438\u0306р ❗"), "Dvorák и мйр")


class Address(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")

    def card(self, language: str = "ru") -> ShareCard:
        return current_card(self.claim, language)

    def test_follows_from_the_review_without_asking_the_database(self):
        review = review_of(self.claim, "ru", self.page)
        share_card_of(review)
        with self.assertNumQueries(0):
            address = picture_address(share_card_of(review))
        self.assertRegex(address, rf"^/cards/ru/{self.claim.pk}-[0-9a-f]{{16}}\.png$")

    def test_changes_with_everything_that_is_shown(self):
        changes = {
            "headline": "Иначе", "verdict_name": "Правда", "tone": "true", "site_name": "Тексеру", "language": "en",
            "short_address": "example.kz/c/1", "label": "Утверждение", "is_quote": True,
        }  # fmt: skip
        digests = {replace(CARD, **{name: value}).digest for name, value in changes.items()}
        self.assertEqual(len(digests | {CARD.digest}), len(changes) + 1)

    def test_head_gets_address_size_and_words(self):
        picture = share_picture(self.card())
        self.assertTrue(picture.url.startswith("http://testserver/cards/ru/"))
        self.assertEqual((picture.width, picture.height), (1200, 630))
        self.assertEqual(picture.alt, "Ложь: Новых правил связи нет: звонки не записывают")

    def test_without_a_headline_the_claim_is_shown_as_a_claim(self):
        card = self.card("kk")
        self.assertEqual((card.headline, card.label, card.is_quote), (factories.CLAIM_TEXTS["ru"], "Тұжырым", True))
        self.assertEqual(card.alt, "Жалған: «Все звонки записываются, вводятся новые правила связи»")
        self.assertEqual((card.verdict_name, card.short_address), ("Жалған", f"testserver/c/{self.claim.pk}"))

    def test_our_own_summary_of_a_claim_is_no_quotation(self):
        claim = factories.make_public_claim(None, is_summary=True)
        card = current_card(claim, "ru")
        self.assertEqual((card.label, card.is_quote, card.tone), ("Утверждение", False, "being-checked"))
        self.assertEqual(card.verdict_name, "Проверяется")


class SiteName(TestCase):
    def test_a_site_renamed_gets_new_pictures(self):
        before = site_card("kk").digest
        brand = Branding(labels=[BrandingLabel(language="kk", name="Тексеру")])
        brand.save()
        self.assertNotEqual(site_card("kk").digest, before)
