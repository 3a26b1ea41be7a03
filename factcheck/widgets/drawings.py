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


@cache
def drawings() -> dict[str, str]:
    """The shapes of each tone, on a square of 24 units."""
    return dict(SYMBOL.findall(Path(finders.find(SPRITE)).read_text(encoding="utf-8")))


def drawing(tone: str) -> SafeString:
    """The shapes of one tone in the colour of the words beside them, to stand inside an `<svg>`."""
    shapes = drawings().get(tone) or drawings()["neutral"]
    return mark_safe(f"<g {PEN}>{shapes}</g>")
