"""Sets a headline: cleans it, breaks it into lines, finds the largest size that fits."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PIL.ImageFont import FreeTypeFont

from factcheck.core.fonts.letters import EVERYDAY

SIZES = range(78, 41, -2)  # pixels, the largest that fits is taken
LEADING = 1.17
DRAWABLE = frozenset(EVERYDAY)
# A dash stays with the word before it, a short word with the one after it, a figure with its thousands and unit.
GLUED = (
    (re.compile(r" (?=[—–])"), "\u00a0"),
    (re.compile(r"(?<![^\s«“„(])([^\W\d]{1,2}) "), "\\1\u00a0"),
    (re.compile(r"(?<=\d) (?=\d|[%₸№])|(?<=№) "), "\u00a0"),
)


@dataclass(frozen=True)
class Setting:
    """Lines of one size, in pixels."""

    size: int
    lines: list[str]

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


def clean(text: str) -> str:
    """The words as our fonts can draw them, without emoji; an unknown accent gives way to its plain letter.

    Nothing at all when letters would be missing: a quotation with holes is another quotation.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if any(character.isalpha() and not drawable(character) for character in words):
        return ""
    return re.sub(r" {2,}", " ", "".join(map(drawable, words))).strip()


def drawable(character: str) -> str:
    """The character, the plain letter below its accent, or nothing."""
    if character in DRAWABLE:
        return character
    return "".join(part for part in unicodedata.normalize("NFKD", character) if part in DRAWABLE)


def glued(text: str) -> str:
    """The text with unbreakable spaces where a line must not end."""
    for pattern, replacement in GLUED:
        text = pattern.sub(replacement, text)
    return text


def fit(text: str, font_of: Callable[[int], FreeTypeFont], width: int, height: int) -> Setting:
    """The text as large as the box allows; what does not fit at the smallest size ends in an ellipsis."""
    text = glued(text)
    for size in SIZES:
        font = font_of(size)
        setting = Setting(size, wrap(text, font, width))
        if setting.height <= height and all(font.getlength(line) <= width for line in setting.lines):
            return Setting(size, balanced(text, font, width))
    return shortened(text, font_of(SIZES[-1]), width, height)


def wrap(text: str, font: FreeTypeFont, width: float) -> list[str]:
    """Lines that are filled one after another; a word wider than a line stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, font: FreeTypeFont, width: int) -> list[str]:
    """As few lines as `wrap` needs, but about equally long: no single word is left over."""
    best = wrap(text, font, width)
    for narrower in range(width, width // 2, -20):
        lines = wrap(text, font, narrower)
        if len(lines) > len(best) or any(font.getlength(line) > narrower for line in lines):
            break
        best = lines
    return best


def shortened(text: str, font: FreeTypeFont, width: int, height: int) -> Setting:
    """As many whole lines as fit, the last one with an ellipsis; endless words are cut at the margin."""
    room = int(height // (SIZES[-1] * LEADING))
    lines = wrap(text, font, width)
    shown = [cut(line, font, width) for line in lines[:room]]
    if len(lines) > room:
        shown[-1] = cut(f"{shown[-1]} …", font, width)
    return Setting(SIZES[-1], shown)


def cut(line: str, font: FreeTypeFont, width: int) -> str:
    """The line, or as much of it as fits before an ellipsis."""
    if font.getlength(line) <= width:
        return line
    kept = line.rstrip(" …")
    while kept and font.getlength(f"{kept}…") > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
