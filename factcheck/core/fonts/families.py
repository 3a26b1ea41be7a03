"""The families: packages they come from, parts they are cut into, local fonts that stand in while they load."""

from dataclasses import dataclass

from . import letters


@dataclass(frozen=True)
class Part:
    """One file that a browser fetches only when the page has one of its characters.

    `source` is the part of the package that holds the glyphs.
    """

    name: str
    source: str
    characters: str


@dataclass(frozen=True)
class StandIn:
    """A font that readers have, shown until ours has come, scaled to our widths.

    `widths`: the mean advance of a letter in em, regular and bold, in running Kazakh, Russian and English text
    (`SAMPLES` of `stylesheet`).
    """

    name: str
    regular: tuple[str, ...]
    bold: tuple[str, ...]
    widths: tuple[float, float]


@dataclass(frozen=True)
class Family:
    """One family of the site.

    `sha512` is npm's integrity, `axes` fixes or narrows the font's axes, `drawn_at` is the weight in our pictures,
    `generic` ends the list of families in CSS.
    """

    name: str
    file_name: str
    package: str
    version: str
    sha512: str
    file_pattern: str
    axes: dict[str, float | tuple[float, float]]
    drawn_at: int
    copyright: str
    license_file: str
    generic: str
    parts: tuple[Part, ...]
    stand_ins: tuple[StandIn, ...]

    @property
    def stack(self) -> str:
        """The value of CSS's font-family."""
        names = [self.name, *(f"{self.name} {found.name}" for found in self.stand_ins)]
        return ", ".join([*(f'"{name}"' for name in names), self.generic])

    @property
    def characters(self) -> str:
        """All characters of its parts."""
        return "".join(part.characters for part in self.parts)


PARTS = (
    Part("latin", "latin", letters.BASIC_LATIN + letters.PUNCTUATION),
    Part("accents", "latin", letters.ACCENTED),
    Part("extended", "latin-ext", letters.EXTENDED),
    Part("tenge", "latin-ext", letters.TENGE),
    # The package files four Kazakh letters under Cyrillic in general.
    Part("cyrillic", "cyrillic", letters.RUSSIAN + letters.both_cases("ҰІ") + letters.NUMERO),
    Part("kazakh", "cyrillic-ext", letters.both_cases("ӘҒҚҢӨҮҺ") + letters.UZBEK),
    Part("neighbours", "cyrillic", letters.NEIGHBOURS),
)

TEXT = Family(
    name="Factcheck Text",
    file_name="text",
    package="@fontsource-variable/onest",
    version="5.3.1",
    sha512="xaaw6G4HDB2/RczsWLD/2bnib4ykmQlTlBUN3GOEOiyErilZukQWVJG95h9zwAy0i8KY+QzDa+COPfqhI72Acw==",
    file_pattern="onest-{source}-wght-normal.woff2",
    axes={"wght": (400, 700)},
    drawn_at=600,
    copyright="Copyright 2021 The Onest Project Authors (https://github.com/simpals/onest)",
    license_file="OFL-Onest.txt",
    generic="system-ui, sans-serif",
    parts=(*PARTS, Part("signs", "symbols", "←→✓"), Part("mathematics", "math", "≈")),
    stand_ins=(
        StandIn("Arial", ("Arial", "Liberation Sans"), ("Arial Bold", "Liberation Sans Bold"), (0.4979, 0.5343)),
        StandIn("Roboto", ("Roboto",), ("Roboto Bold",), (0.5033, 0.512)),
    ),
)

HEADLINE = Family(
    # A cut of a font whose name is reserved must have a name of its own.
    name="Factcheck Headline",
    file_name="headline",
    package="@fontsource-variable/source-serif-4",
    version="5.3.1",
    sha512="4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
    file_pattern="source-serif-4-{source}-opsz-normal.woff2",
    axes={"wght": (400, 700), "opsz": 24},
    drawn_at=700,
    copyright=(
        "Copyright 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name 'Source'."
    ),
    license_file="OFL-SourceSerif4.txt",
    generic="Georgia, serif",
    parts=PARTS,
    stand_ins=(
        StandIn(
            "Times",
            ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif"),
            ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"),
            (0.4485, 0.4799),
        ),
        StandIn("Noto Serif", ("Noto Serif",), ("Noto Serif Bold",), (0.5401, 0.5698)),
    ),
)

FAMILIES = (TEXT, HEADLINE)
