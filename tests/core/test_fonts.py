"""The fonts as they lie in the repository: every letter, no weight too many, no file unnamed."""

import re
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase
from fontTools.ttLib import TTFont

from factcheck.core.fonts import letters, stylesheet
from factcheck.core.fonts.drawing import drawing_font, font
from factcheck.core.fonts.families import FAMILIES, HEADLINE, TEXT, Family

FONTS = Path(settings.BASE_DIR, "static", "fonts")
STYLES = Path(settings.BASE_DIR, "static", "css", "fonts.css")
# What a page of each language is set in, and what it may cost in bytes.
PAGES = {
    "kk": (letters.BASIC_LATIN + letters.RUSSIAN + letters.KAZAKH + letters.TENGE + letters.NUMERO, 75_000),
    "ru": (letters.BASIC_LATIN + letters.RUSSIAN + letters.TENGE + letters.NUMERO, 65_000),
    "en": (letters.BASIC_LATIN + letters.PUNCTUATION, 45_000),
}


def characters_of(path: Path) -> set[str]:
    return set(map(chr, TTFont(path).getBestCmap()))


def shape(family: Family, character: str) -> tuple:
    """The size and the pixels of a character as it is drawn."""
    mask = font(family, 40).getmask(character)
    return mask.size, *(mask.getpixel((x, y)) for x in range(mask.size[0]) for y in range(mask.size[1]))


def lacking(family: Family, wanted: str) -> str:
    found = set().union(*(characters_of(FONTS / stylesheet.file_name(family, part)) for part in family.parts))
    return "".join(sorted(set(wanted) - found))


class EveryLetter(SimpleTestCase):
    def test_stands_in_both_families(self):
        for family in FAMILIES:
            self.assertEqual(lacking(family, letters.EVERYDAY), "", family.name)

    def test_signs_stand_in_the_text_family(self):
        self.assertEqual(lacking(TEXT, letters.SIGNS), "")

    def test_stands_where_the_stylesheet_says(self):
        for family in FAMILIES:
            for part in family.parts:
                name = stylesheet.file_name(family, part)
                self.assertEqual(set(part.characters) - characters_of(FONTS / name), set(), name)

    def test_stands_in_the_fonts_of_our_drawings(self):
        for family in FAMILIES:
            self.assertEqual(set(letters.EVERYDAY) - characters_of(drawing_font(family)), set(), family.name)

    def test_has_a_shape_of_its_own_when_it_is_drawn(self):
        for family in FAMILIES:
            empty_box = shape(family, "\U0001f600")
            for letter in letters.KAZAKH + letters.RUSSIAN + letters.TENGE:
                self.assertNotEqual(shape(family, letter), empty_box, f"{family.name}: {letter}")

    def test_kazakh_letters_are_not_their_russian_neighbours(self):
        for family in FAMILIES:
            for kazakh, russian in zip("ҒҚҢӨҰҺ", "ГКНОУН", strict=True):
                self.assertNotEqual(shape(family, kazakh), shape(family, russian), f"{family.name}: {kazakh}")


class Weight(SimpleTestCase):
    """What a reader on a phone waits for."""

    def test_of_a_page_stays_in_its_budget(self):
        for language, (characters, budget) in PAGES.items():
            files = [
                FONTS / stylesheet.file_name(family, part)
                for family in FAMILIES
                for part in family.parts
                if set(part.characters) & set(characters)
            ]
            self.assertLessEqual(sum(file.stat().st_size for file in files), budget, language)

    def test_every_file_has_the_weights_that_the_stylesheet_promises(self):
        for path in FONTS.glob("*.woff2"):
            axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in TTFont(path)["fvar"].axes}
            self.assertEqual(axes, {"wght": (400, 700)}, path.name)


class Stylesheet(SimpleTestCase):
    def test_names_exactly_the_files_there_are(self):
        named = re.findall(r'url\("\.\./fonts/([^"]+)"\)', STYLES.read_text())
        self.assertEqual(sorted(named), sorted(path.name for path in FONTS.glob("*.woff2")))

    def test_is_what_the_tables_say(self):
        written = STYLES.read_text()
        self.assertTrue(written.startswith(stylesheet.root()))
        for family in FAMILIES:
            self.assertIn(stylesheet.faces(family), written)

    def test_names_no_family_that_it_does_not_define(self):
        defined = set(re.findall(r'font-family: "([^"]+)"', STYLES.read_text()))
        for family in FAMILIES:
            self.assertEqual(set(re.findall(r'"([^"]+)"', family.stack)), {d for d in defined if family.name in d})

    def test_asks_nobody_else(self):
        self.assertNotRegex(STYLES.read_text(), r"https?:|@import|//")


class Licences(SimpleTestCase):
    def test_lie_beside_the_fonts_with_their_authors_names(self):
        for family in FAMILIES:
            text = (FONTS / family.license_file).read_text()
            self.assertTrue(text.startswith(family.copyright))
            self.assertIn("SIL OPEN FONT LICENSE Version 1.1", text)

    def test_a_reserved_name_is_nobodys_but_its_authors(self):
        """Source Serif's licence keeps the name “Source” for Adobe's own files."""
        for path in [*FONTS.glob("headline-*.woff2"), drawing_font(HEADLINE)]:
            for record in TTFont(path)["name"].names:
                if record.nameID in (1, 4, 6, 16):
                    self.assertNotIn("source", record.toUnicode().lower(), path.name)
