"""Sketches: small copies of known pictures, laid over a reader's picture before anybody says they are the same.

Hashes alone cannot tell two messages in the same messenger apart: at 64 pixels a side both are the same bubbles.
"""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from .alignment import aligned, overlap
from .hashing import sampled, spread
from .regions import FULL, Edges

# Pixels a side. Letters of a telephone's screenshot are still five pixels high here.
SIDE = 256
# Tiles a side, and the variance of shades from which a tile shows something.
TILES, SEEN = 16, 8.0
# How many tiles must: fewer are a matter of chance. From MUCH on it is more than a messenger's own lines and a word.
LEAST_SEEN, MUCH = 12, 40
# A tile may lie a pixel off: edges are found to within half a per cent.
SHIFTS = [(down, across) for down in (-1, 0, 1) for across in (-1, 0, 1)]
# Correlation from which a tile is the same on both.
SAME = 0.4


def sketch_of(grey: Image.Image) -> bytes:
    """The sketch of a grey picture as a WebP of some 4 kB."""
    buffer = BytesIO()
    grey.resize((SIDE, SIDE), Image.Resampling.BOX).save(buffer, "WEBP", quality=60, method=4)
    return buffer.getvalue()


def opened(sketch: bytes) -> Image.Image:
    return Image.open(BytesIO(sketch)).convert("L")


@dataclass(frozen=True, order=True)
class Likeness:
    """How far two pictures show the same: `share` of the `tiles` that show anything, from 0 to 1."""

    share: float
    tiles: int


NOTHING = Likeness(0.0, 0)


def likeness(grey: Image.Image, asked: Edges, sketch: Image.Image, known: Edges) -> Likeness:
    """How far both pictures show the same where they lie on each other.

    `asked` and `known` say which parts resemble each other. They are moved until they fit; then all that lies on
    each other is compared, for two messages may share the head of their messenger. A caption over a picture would
    cost the share it covers: the fitting parts alone are enough when they show a great deal.
    """
    parts = fitted(grey, asked, sketch, known)
    if parts is None:
        return NOTHING
    whole, part = alike(grey, sketch, *overlap(*parts)), alike(grey, sketch, *parts)
    return max(whole, part if part.tiles >= MUCH else NOTHING)


def fitted(grey: Image.Image, asked: Edges, sketch: Image.Image, known: Edges) -> tuple[Edges, Edges] | None:
    """The parts, of the reader's picture and of the sketch, that show the same: one is moved, the smaller one."""
    if known == FULL.edges != asked:
        place = aligned(grey, asked, sketch, known)
        return place and (place, known)
    place = aligned(sketch, known, grey, asked)
    return place and (asked, place)


def alike(grey: Image.Image, sketch: Image.Image, asked: Edges, known: Edges) -> Likeness:
    """How far these parts show the same; nothing where they show too little."""
    first, square = texture(spread(sampled(grey, asked, SIDE))), spread(sampled(sketch, known, SIDE))
    strength = (first**2).mean(axis=(1, 2))
    best, most = np.zeros(len(first)), strength
    for shift in SHIFTS:
        second = texture(np.roll(square, shift, axis=(0, 1)))
        further = (second**2).mean(axis=(1, 2))
        best = np.maximum(best, (first * second).mean(axis=(1, 2)) / np.sqrt(strength * further + 1))
        most = np.maximum(most, further)
    seen = most > SEEN
    if seen.sum() < LEAST_SEEN:
        return NOTHING
    return Likeness(float((best[seen] > SAME).mean()), int(seen.sum()))


def texture(square: np.ndarray) -> np.ndarray:
    """The square in tiles, each without its rows' and columns' means: any two lines of text would share those."""
    size = SIDE // TILES
    tiles = square.reshape(TILES, size, TILES, size).swapaxes(1, 2).reshape(-1, size, size)
    rows, columns = tiles.mean(axis=2, keepdims=True), tiles.mean(axis=1, keepdims=True)
    return tiles - rows - columns + tiles.mean(axis=(1, 2), keepdims=True)
