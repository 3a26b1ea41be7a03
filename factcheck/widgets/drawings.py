"""The verdicts' drawings, taken from the site's sprite.

Embeds draw them in place: a frame whose sandbox has no origin may not use another file's drawings.
"""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString, mark_safe

SPRITE = "img/icons.svg"
SYMBOL = re.compile(r'<symbol id="verdict-([\w-]+)" viewBox="0 0 24 24">(.*?)</symbol>')
# As the sprite's own style has it, in attributes: an inline style would need another policy.
PEN = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
# Where there is no verdict to stand on: a sign that no verdict has.
NO_ENTRY = '<circle cx="12" cy="12" r="9"/><path d="M7 12h10"/>'


@cache
def drawings() -> dict[str, str]:
    """The shapes of each tone, and of no verdict at all, on a square of 24 units."""
    return {"none": NO_ENTRY} | dict(SYMBOL.findall(Path(finders.find(SPRITE)).read_text(encoding="utf-8")))


def drawing(shape: str) -> SafeString:
    """The shapes of one tone, or of "none", in the colour of the words beside them, to stand inside an `<svg>`."""
    shapes = drawings().get(shape) or drawings()["neutral"]
    return mark_safe(f"<g {PEN}>{shapes}</g>")
