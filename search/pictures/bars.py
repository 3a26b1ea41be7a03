"""Frames and bars of one colour around a picture: captions, letterboxes, the ends of a telephone's screen."""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from .regions import FRAMED, Region

# Shades that belong to a bar, and the share of a line that must have them: letters take up less than the rest.
LIKENESS, SHARE = 14, 0.6
# A bar thinner than this changes no hash; what is left inside must be worth comparing.
LEAST_BAR, LEAST_INSIDE = 0.02, 0.2


def framed(grey: Image.Image) -> Iterator[Region]:
    """What stands between bars above and below, and what stands in a frame of one shade all around."""
    pixels = np.asarray(grey, dtype=np.int16)
    height, width = pixels.shape
    top, bottom = bar(pixels), bar(pixels[::-1])
    rows = pixels[top : height - bottom]
    if len(rows) < LEAST_INSIDE * height:
        return
    between = Region(FRAMED, top=top / height, bottom=1 - bottom / height)
    if max(top, bottom) >= LEAST_BAR * height:
        yield between
    shade = np.median(pixels[0])
    left, right = bar(rows.T, shade), bar(rows.T[::-1], shade)
    if max(left, right) >= LEAST_BAR * width and width - left - right >= LEAST_INSIDE * width:
        yield Region(FRAMED, left / width, between.top, 1 - right / width, between.bottom)


def bar(lines: np.ndarray, shade: float | None = None) -> int:
    """How many of the first lines are mostly of one shade: the given one, or that of the first line."""
    shade = np.median(lines[0]) if shade is None else shade
    filled = (np.abs(lines - shade) < LIKENESS).mean(axis=1) >= SHARE
    return len(lines) if filled.all() else int(filled.argmin())
