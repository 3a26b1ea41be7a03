"""Colours: those of the stylesheet can be read, and one that an operator chooses becomes readable."""

from itertools import product

from django.test import SimpleTestCase

from factcheck.core.accents import GROUNDS, accent_of
from factcheck.core.colours import SHAPE, TEXT, Colour, contrast, parse
from factcheck.core.tokens import colours_in, site_colours

# What is read, and what only has to be told apart, on which grounds.
READ = [
    *product(
        ("ink", "ink-soft", "accent", "true", "partly", "misleading", "false", "neutral", "being-checked"),
        ("paper", "sheet"),
    ),
    # Buttons, the head of a finding, the bar of the demonstration: the page's colour on a strong ground.
    *product(("paper",), ("ink", "accent", "true", "partly", "misleading", "false", "neutral")),
]
TOLD_APART = [
    *product(("focus",), ("paper", "sheet")),
    # The border of an input field.
    *product(("edge",), ("paper", "sheet")),
]


class StylesheetTest(SimpleTestCase):
    """Every pair of colours that the stylesheet uses, in both themes."""

    def assert_contrast(self, pairs: list[tuple[str, str]], least: float) -> None:
        colours = site_colours()
        for (word, ground), theme in product(pairs, ("light", "dark")):
            with self.subTest(word=word, ground=ground, theme=theme):
                found = contrast(getattr(colours[word], theme), getattr(colours[ground], theme))
                self.assertGreaterEqual(round(found, 2), least)

    def test_words_can_be_read(self):
        self.assert_contrast(READ, TEXT)

    def test_borders_and_the_focus_can_be_told_apart(self):
        self.assert_contrast(TOLD_APART, SHAPE)


class TokensTest(SimpleTestCase):
    def test_one_colour_counts_for_both_themes(self):
        found = colours_in(":root { --ink: #123; --paper: light-dark(#fff, oklch(19% .012 250)); --gap: 1rem }")
        self.assertEqual(found["ink"].light, found["ink"].dark)
        self.assertEqual(found["paper"].light.hex, "#ffffff")
        self.assertNotIn("gap", found)

    def test_comments_hold_no_tokens(self):
        self.assertEqual(colours_in("/* --ink: #000; */"), {})


class ColourTest(SimpleTestCase):
    def test_notations_are_read(self):
        self.assertEqual(parse("#1F7a80").hex, "#1f7a80")
        self.assertEqual(parse("#fa0").hex, "#ffaa00")
        self.assertEqual(parse("oklch(42% .1 215)"), Colour(0.42, 0.1, 215))
        self.assertEqual(parse("oklch(0.42 0.1 215deg)"), Colour(0.42, 0.1, 215))

    def test_anything_else_is_refused(self):
        for text in ("", "red", "#12", "#12345g", "oklch(42%, .1, 215)", "#" + "f" * 10_000, "\x00", "url(x)"):
            with self.subTest(text=text[:20]), self.assertRaises(ValueError):
                parse(text)

    def test_known_values_in_oklch(self):
        """From the examples of CSS Color 4."""
        red = parse("#ff0000")
        self.assertAlmostEqual(red.lightness, 0.62796, 4)
        self.assertAlmostEqual(red.chroma, 0.25768, 4)
        self.assertAlmostEqual(red.hue, 29.234, 2)

    def test_there_and_back(self):
        for text in ("#000000", "#ffffff", "#1f7a80", "#e3a437", "#cf5f49", "#0000ff", "#00ff00"):
            self.assertEqual(parse(text).hex, text)

    def test_a_colour_that_no_screen_shows_loses_chroma_and_keeps_its_hue(self):
        shown = parse(Colour(0.7, 0.4, 145).hex)
        self.assertAlmostEqual(shown.hue, 145, delta=1)
        self.assertAlmostEqual(shown.lightness, 0.7, delta=0.01)

    def test_known_contrasts(self):
        black, white = parse("#000"), parse("#fff")
        self.assertAlmostEqual(contrast(black, white), 21, 5)
        self.assertAlmostEqual(contrast(white, white), 1, 5)
        self.assertAlmostEqual(contrast(parse("#777"), white), 4.48, 2)
        self.assertAlmostEqual(contrast(parse("#767676"), white), 4.54, 2)


class AccentTest(SimpleTestCase):
    CHOSEN = ("#000000", "#ffffff", "#ffff00", "#ff0000", "#00ff00", "#0000ff", "#1f7a80", "#7f7f7f", "#ff00ff")

    def test_whatever_is_chosen_can_be_read_in_both_themes(self):
        for chosen, name in product(self.CHOSEN, GROUNDS):
            accent, ground = accent_of(chosen), site_colours()[name]
            with self.subTest(chosen=chosen, ground=name):
                self.assertGreaterEqual(contrast(parse(accent.light), ground.light), TEXT)
                self.assertGreaterEqual(contrast(parse(accent.dark), ground.dark), TEXT)

    def test_a_colour_that_is_readable_already_stays(self):
        self.assertEqual(accent_of("#1b7076").light, "#1b7076")

    def test_only_the_lightness_moves(self):
        for shade in (accent_of("#2040ff").light, accent_of("#2040ff").dark):
            self.assertAlmostEqual(parse(shade).hue, parse("#2040ff").hue, delta=2)

    def test_no_colour_gives_no_accent(self):
        self.assertIsNone(accent_of(""))
        self.assertIsNone(accent_of("red"))
