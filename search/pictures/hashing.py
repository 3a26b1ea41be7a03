"""Perceptual hashes: 256 signs of a cosine transform, nearly the same for every copy of a picture."""

from functools import cache

import numpy as np
from PIL import Image, ImageOps

from .regions import Edges

# What every comparison starts from: a square, so that edges are shares of it.
GREY_SIDE = 512
# Per cent of the darkest and lightest pixels that do not count when the shades are spread: a lamp, a frame.
CUTOFF = 1
# Shades that are not spread any further: of a plain colour only noise would become visible.
LEAST_RANGE = 48
# Pixels a side that are transformed, and waves a side that are kept.
SIDE, WAVES = 64, 16
# Mean second difference, of 255 shades, from which a block of 8 × 8 pixels shows something, and how many of the 64
# blocks must: of plain colours, smooth shades and a lone line of text the signs would be chance.
BLOCKS, DETAIL, LEAST_BLOCKS = 8, 2.0, 10


def grey_of(image: Image.Image) -> Image.Image:
    """The picture as a grey square of 512 pixels with its shades spread from black to white."""
    small = image.convert("RGB").resize((GREY_SIDE, GREY_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return ImageOps.autocontrast(small.convert("L"), cutoff=CUTOFF)


def hash_of(grey: Image.Image, edges: Edges) -> np.ndarray | None:
    """Four 64-bit words of a part of a grey picture, coarsest waves first; None where too little is to be seen."""
    pixels = spread(sampled(grey, edges, SIDE))
    if not shows_something(pixels):
        return None
    waves = cosines() @ pixels @ cosines().T
    return packed(waves.ravel() > 0)


def sampled(grey: Image.Image, edges: Edges, side: int) -> np.ndarray:
    """The shades of a part of the picture; see `square`."""
    return np.asarray(square(grey, edges, side), dtype=np.float32)


def square(grey: Image.Image, edges: Edges, side: int) -> Image.Image:
    """The part of the picture between these edges, stretched to a square of `side` pixels."""
    width, height = grey.size
    left, top, right, bottom = edges
    # Edges that were computed may lie a rounding error outside.
    box = (max(0.0, left * width), max(0.0, top * height), min(width, right * width), min(height, bottom * height))
    return grey.resize((side, side), Image.Resampling.BILINEAR, box=box)


def spread(pixels: np.ndarray) -> np.ndarray:
    """The shades from black to white: beside a white caption a picture taken at night is nearly all black."""
    darkest, lightest = np.percentile(pixels, (CUTOFF, 100 - CUTOFF))
    return (pixels - darkest) * np.float32(255 / max(lightest - darkest, LEAST_RANGE))


def shows_something(pixels: np.ndarray) -> bool:
    """Whether enough of the square has edges; a smooth shade has none."""
    across = np.abs(np.diff(pixels, 2, axis=1))[1:-1]
    down = np.abs(np.diff(pixels, 2, axis=0))[:, 1:-1]
    bends = np.pad((across + down) / 2, 1)
    blocks = bends.reshape(BLOCKS, SIDE // BLOCKS, BLOCKS, SIDE // BLOCKS).mean(axis=(1, 3))
    return int((blocks > DETAIL).sum()) >= LEAST_BLOCKS


@cache
def cosines() -> np.ndarray:
    """The first waves of the discrete cosine transform, a row each."""
    waves, places = np.arange(WAVES)[:, None], np.arange(SIDE)
    return np.cos(np.pi / SIDE * waves * (places + 0.5)).astype(np.float32)


@cache
def mirror() -> np.ndarray:
    """The bits that turn when a picture is mirrored: those of the waves that are odd from left to right."""
    return packed(np.arange(WAVES * WAVES) % WAVES % 2 == 1)


def packed(signs: np.ndarray) -> np.ndarray:
    """The signs as words: the 64 coarsest waves in the first. The mean shade, which has no sign, is left out."""
    down, across = np.divmod(np.arange(WAVES * WAVES), WAVES)
    signs = np.where(down + across == 0, False, signs)
    return np.packbits(signs[np.lexsort((across, down, np.maximum(down, across)))], bitorder="little").view("<u8")
