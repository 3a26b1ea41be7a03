"""What is kept of a known picture, and what is asked about a reader's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PIL import Image

from .bars import framed
from .hashing import grey_of, hash_of
from .regions import ASKED, KNOWN, Region, region_at, rounded
from .sketches import sketch_of

# A new number makes everything kept be made anew: raise it when hashes, regions or sketches change.
DESIGN = 1
# A hash as it is stored: its region's edges in steps of half a per cent, and four words of 64 bits.
PACKED = np.dtype([("edges", "u1", 4), ("bits", "<u8", 4)])


@dataclass(frozen=True)
class PictureHash:
    """The hash of one region: 256 bits, of which copies of a picture share nearly all."""

    region: Region
    value: bytes

    @cached_property
    def words(self) -> np.ndarray:
        return np.frombuffer(self.value, dtype="<u8")


@dataclass(frozen=True)
class PictureKeys:
    """What a picture is recognised by; without hashes it shows too little, as plain colours do."""

    hashes: tuple[PictureHash, ...]
    sketch: bytes


def keys_of(image: Image.Image) -> PictureKeys:
    """What to keep of a known picture."""
    grey = grey_of(image)
    return PictureKeys(tuple(hashes_in(grey, KNOWN)), sketch_of(grey))


def hashes_of(image: Image.Image) -> tuple[PictureHash, ...]:
    """The hashes of a known picture: of all of it and of its parts."""
    return tuple(hashes_in(grey_of(image), KNOWN))


def questions_of(grey: Image.Image) -> tuple[PictureHash, ...]:
    """The hashes to look for when a reader asks about a picture, given as `grey_of` makes it."""
    return tuple(hashes_in(grey, ASKED))


def hashes_in(grey: Image.Image, regions: Sequence[Region]) -> Iterator[PictureHash]:
    """The hashes of these regions, and of what stands in a frame, where there is something to be seen."""
    for region in (*regions, *framed(grey)):
        words = hash_of(grey, region.edges)
        if words is not None:
            yield PictureHash(region, words.tobytes())


def pack(hashes: Sequence[PictureHash]) -> bytes:
    """The hashes as they are stored."""
    rows = [(rounded(entry.region), tuple(entry.words)) for entry in hashes]
    return np.array(rows, dtype=PACKED).tobytes()


def unpack(packed: bytes) -> tuple[PictureHash, ...]:
    """The hashes that `pack` packed."""
    rows = np.frombuffer(packed, dtype=PACKED)
    return tuple(PictureHash(region_at(row["edges"]), row["bits"].tobytes()) for row in rows)
