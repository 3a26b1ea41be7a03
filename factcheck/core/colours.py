"""Colours as CSS writes them, how well one is read on another, and how to make one readable.

OKLCH after Björn Ottosson (https://bottosson.github.io/posts/oklab/); contrast after WCAG 2.2
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin

HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.I)
NUMBER = r"([0-9]*\.?[0-9]+)"
OKLCH = re.compile(rf"oklch\(\s*{NUMBER}(%?)\s+{NUMBER}\s+{NUMBER}(?:deg)?\s*\)", re.I)
# Contrast that WCAG asks of text, and of what must be told apart without being read.
TEXT, SHAPE = 4.5, 3.0
STEP = 0.005

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Colour:
    """A colour in OKLCH: lightness 0 to 1, chroma 0 to about 0.37, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def hex(self) -> str:
        """#rrggbb; a colour that no screen shows loses chroma until one does."""
        return "#" + "".join(f"{round(channel * 255):02x}" for channel in on_screen(self))

    @property
    def luminance(self) -> float:
        """Relative luminance as WCAG defines it, 0 to 1, of what the screen shows."""
        red, green, blue = (linear(int(self.hex[place : place + 2], 16) / 255) for place in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parse(text: str) -> Colour:
    """The colour of `#rgb`, `#rrggbb` or `oklch(L C H)`. Raises ValueError for anything else."""
    found = OKLCH.fullmatch(text.strip())
    if found:
        lightness, percent, chroma, hue = found.groups()
        return Colour(float(lightness) / (100 if percent else 1), float(chroma), float(hue))
    found = HEX.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no colour")
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return from_channels(*(int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)))


def contrast(first: Colour, second: Colour) -> float:
    """How well one colour is told from the other: 1 (not at all) to 21 (black and white)."""
    darker, lighter = sorted((first.luminance, second.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: Colour, grounds: Iterable[Colour], step: float) -> Colour:
    """The colour with as much more (positive `step`) or less lightness as text on all the grounds needs."""
    grounds, end = list(grounds), 1.0 if step > 0 else 0.0
    while min(contrast(colour, ground) for ground in grounds) < TEXT and colour.lightness != end:
        colour = replace(colour, lightness=min(1.0, max(0.0, colour.lightness + step)))
    return colour


def darker_for(colour: Colour, grounds: Iterable[Colour]) -> Colour:
    """The colour, dark enough for text on light grounds."""
    return readable_on(colour, grounds, -STEP)


def lighter_for(colour: Colour, grounds: Iterable[Colour]) -> Colour:
    """The colour, light enough for text on dark grounds."""
    return readable_on(colour, grounds, STEP)


def from_channels(red: float, green: float, blue: float) -> Colour:
    """A colour of sRGB, each channel 0 to 1."""
    r, g, b = linear(red), linear(green), linear(blue)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Colour(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)


def on_screen(colour: Colour) -> Triple:
    """The channels of sRGB, 0 to 1, with the most chroma up to the colour's own that sRGB has."""
    low, high = 0.0, colour.chroma
    if in_gamut(channels(colour)):
        low = high
    while high - low > 0.0001:
        middle = (low + high) / 2
        low, high = (middle, high) if in_gamut(channels(replace(colour, chroma=middle))) else (low, middle)
    red, green, blue = (gamma(min(1, max(0, value))) for value in channels(replace(colour, chroma=low)))
    return red, green, blue


def in_gamut(values: Triple) -> bool:
    return all(-0.0001 <= value <= 1.0001 for value in values)


def channels(colour: Colour) -> Triple:
    """Linear sRGB; outside 0 to 1 what no screen shows."""
    a, b = colour.chroma * cos(radians(colour.hue)), colour.chroma * sin(radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def linear(channel: float) -> float:
    """A channel of sRGB as an amount of light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def gamma(light: float) -> float:
    """An amount of light as a channel of sRGB."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
