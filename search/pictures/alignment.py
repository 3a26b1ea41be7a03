"""Lays one picture over another: moves the edges of a part until it shows the same as a part of the other."""

from itertools import product

import numpy as np
from PIL import Image, ImageFilter

from .hashing import square
from .regions import Edges

# Pixels a side and the steps, as shares of the picture, by which edges are moved there: first roughly, then finely.
STAGES = ((48, (0.04, 0.02, 0.01, 0.005)), (128, (0.004, 0.002)))
# Left and right, or top and bottom: one edge alone, both the same way, both apart.
ALONG = ((1, 0), (0, 1), (1, 1), (1, -1))
MOVES = [(a * s, 0, b * s, 0) for (a, b), s in product(ALONG, (1, -1))]
MOVES += [(0, a * s, 0, b * s) for (a, b), s in product(ALONG, (1, -1))]
MOVES += [(1, 1, -1, -1), (-1, -1, 1, 1)]
# Whose mean is taken off a pixel: what lies far apart says nothing about the fit.
NEIGHBOURHOOD = ImageFilter.BoxBlur(4)
# Copies fit by .9 and more, poor ones by .8, strangers by less than half.
LEAST_FIT, LEAST_GAIN, LEAST_WIDTH = 0.6, 1e-3, 0.2


def aligned(moving: Image.Image, start: Edges, fixed: Image.Image, edges: Edges) -> Edges | None:
    """The part of `moving`, near `start`, that fits best on the part of `fixed` between `edges`; None for strangers."""
    place = start
    for side, steps in STAGES:
        target, best = relief(fixed, edges, side), 0.0
        small = moving.resize((side * 2, side * 2), Image.Resampling.BILINEAR)
        for step in steps:
            place, best = climbed(small, place, target, step)
        if best < LEAST_FIT:
            return None
    return place


def climbed(moving: Image.Image, place: Edges, target: np.ndarray, step: float) -> tuple[Edges, float]:
    """The place from which no move of one step leads to a better fit, and how well it fits."""
    best, gained = fit(moving, place, target), True
    while gained:
        tries = [moved(place, move, step) for move in MOVES]
        found = max((fit(moving, candidate, target), candidate) for candidate in tries)
        gained = found[0] > best + LEAST_GAIN
        if gained:
            best, place = found
    return place, best


def moved(place: Edges, move: Edges, step: float) -> Edges:
    """The place after one move, inside the picture; the same place where too little of it would be left."""
    left, top, right, bottom = (min(1.0, max(0.0, edge + part * step)) for edge, part in zip(place, move, strict=True))
    return (left, top, right, bottom) if min(right - left, bottom - top) >= LEAST_WIDTH else place


def fit(moving: Image.Image, place: Edges, target: np.ndarray) -> float:
    """How well a part of a picture fits: the correlation of both reliefs, 1 for the same."""
    shown = relief(moving, place, len(target))
    return float(np.vdot(shown, target) / np.sqrt(np.vdot(shown, shown) * np.vdot(target, target) + 1e-6))


def relief(grey: Image.Image, edges: Edges, side: int) -> np.ndarray:
    """A part of the picture, of each pixel only by how much it is lighter than its neighbourhood."""
    part = square(grey, edges, side)
    return np.asarray(part, dtype=np.float32) - np.asarray(part.filter(NEIGHBOURHOOD), dtype=np.float32)


def overlap(one: Edges, other: Edges) -> tuple[Edges, Edges]:
    """What lies on each other of two pictures when `one` of the first lies on `other` of the second: both parts."""
    left, right, other_left, other_right = shared(one[0], one[2], other[0], other[2])
    top, bottom, other_top, other_bottom = shared(one[1], one[3], other[1], other[3])
    return (left, top, right, bottom), (other_left, other_top, other_right, other_bottom)


def shared(start: float, end: float, other_start: float, other_end: float) -> tuple[float, float, float, float]:
    """Along one side: from where to where in the first picture, and the same in the second."""
    scale = (other_end - other_start) / (end - start)
    first = max(0.0, start - other_start / scale)
    last = min(1.0, end + (1 - other_end) / scale)
    return first, last, other_start + (first - start) * scale, other_end + (last - end) * scale
