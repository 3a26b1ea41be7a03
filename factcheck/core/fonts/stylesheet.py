"""Writes fonts.css from the fonts that were built."""

from itertools import groupby

from fontTools.ttLib import TTFont

from .families import HEADLINE, TEXT, Family, Part, StandIn

# Running text, to compare how wide two fonts set it; the same for every font of the tables.
SAMPLES = (
    "Қоңыраулардың бәрі жазылып жатқан жоқ. Жаңа байланыс ережелері туралы хабарлама ойдан шығарылған, ереже жоқ. "
    "Новых правил связи нет: звонки не записывают. Сообщение о новых правилах связи — старая выдумка. "
    "No new rules: calls are not being recorded. The message about new rules is an old hoax."
)
# No family has an italic: a slanted roman is drawn for emphasis, and nothing else is faked.
ROOT = """/* Written by `manage.py build_fonts`. */
:root {{ --text: {text}; --headline: {headline}; font-synthesis: style }}
"""
FACE = """@font-face {{
  font-family: "{family}"; src: url("../fonts/{file}") format("woff2"); font-weight: {weights}; font-display: swap;
  unicode-range: {ranges}
}}
"""
STAND_IN = """@font-face {{
  font-family: "{family}"; src: {sources}; font-weight: {weight}; size-adjust: {size:.1%};
  ascent-override: {ascent:.1%}; descent-override: {descent:.1%}; line-gap-override: 0%
}}
"""


def root() -> str:
    """The families as tokens for every other stylesheet."""
    return ROOT.format(text=TEXT.stack, headline=HEADLINE.stack)


def file_name(family: Family, part: Part) -> str:
    """The name of the part's file, e.g. "text-kazakh.woff2"."""
    return f"{family.file_name}-{part.name}.woff2"


def faces(family: Family) -> str:
    """The rules that load the family, part by part."""
    weights = "{:.0f} {:.0f}".format(*family.axes["wght"])
    return "".join(
        FACE.format(family=family.name, file=file_name(family, part), weights=weights, ranges=ranges(part.characters))
        for part in family.parts
    )


def ranges(characters: str) -> str:
    """The characters as a CSS unicode-range."""
    codes = sorted(set(map(ord, characters)))
    runs = [[code for _place, code in run] for _key, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"U+{run[0]:X}-{run[-1]:X}" if len(run) > 1 else f"U+{run[0]:X}" for run in runs)


def stand_ins(family: Family, regular: TTFont, bold: TTFont) -> str:
    """The rules for the local fonts that stand in, as wide and as high as ours, regular and bold."""
    return "".join(
        stand_in(family, found, sources, weight, mean_width(font) / width, font)
        for found in family.stand_ins
        for sources, weight, width, font in (
            (found.regular, "400", found.widths[0], regular),
            (found.bold, "700", found.widths[1], bold),
        )
    )


def stand_in(family: Family, found: StandIn, names: tuple, weight: str, size: float, font: TTFont) -> str:
    em = font["head"].unitsPerEm * size
    return STAND_IN.format(
        family=f"{family.name} {found.name}",
        sources=", ".join(f'local("{name}")' for name in names),
        weight=weight,
        size=size,
        ascent=font["hhea"].ascent / em,
        descent=-font["hhea"].descent / em,
    )


def mean_width(font: TTFont) -> float:
    """The mean advance of a character of the samples, in em."""
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    widths = [metrics[glyphs[ord(character)]][0] for character in SAMPLES if ord(character) in glyphs]
    return sum(widths) / len(widths) / font["head"].unitsPerEm
