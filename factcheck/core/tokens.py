"""The colours of the stylesheet, read from the file in which designers change them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from .colours import Colour, parse

PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
LIGHT_DARK = re.compile(r"light-dark\(\s*(.+?)\s*,\s*(.+?)\s*\)")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
FILE = "css/tokens.css"


@dataclass(frozen=True)
class Themed:
    """A colour in the light and in the dark theme."""

    light: Colour
    dark: Colour


def colours_in(css: str) -> dict[str, Themed]:
    """Every custom property that is a colour, or two of `light-dark()`, by its name without the dashes."""
    found = {}
    for name, value in PROPERTY.findall(COMMENT.sub("", css)):
        both = LIGHT_DARK.fullmatch(value.strip())
        try:
            light, dark = both.groups() if both else (value, value)
            found.setdefault(name, Themed(parse(light), parse(dark)))
        except ValueError:
            # A font, a length, or the name of another property.
            continue
    return found


@cache
def site_colours() -> dict[str, Themed]:
    """The colours of this site's stylesheet."""
    return colours_in(Path(finders.find(FILE)).read_text(encoding="utf-8"))
