"""All known hashes side by side in memory, and which of them are near a reader's picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .hashing import mirror
from .keys import PACKED, PictureHash
from .regions import FULL, Region, region_at

# Of 256 bits. Copies differ in 0–20, crops that fall between two known regions in up to 80, strangers in 90–160; a
# few strangers come as near, so what is found here is a candidate until its sketch was laid over the picture.
NEAR = 80
# Of the 64 coarsest bits; whatever differs in more is left out before the others are looked at.
NEAR_COARSE = 18
# Hashes compared at once: their first words stay in the processor's cache.
CHUNK = 32_768


@dataclass(frozen=True)
class Candidate:
    """A known picture that may be the reader's: `place` counts the pictures in the order they were given.

    `known` is the part of the known picture and `asked` the part of the reader's that resemble each other; with
    `is_mirrored` the latter is meant after mirroring. `distance` is in bits of 256.
    """

    place: int
    distance: int
    known: Region
    asked: Region
    is_mirrored: bool


class Shelf:
    """Hashes of any number of known pictures: 36 bytes each, some fifteen a picture."""

    def __init__(self, pictures: Sequence[bytes]) -> None:
        """`pictures` are the packed hashes of one picture each; see `keys.pack`."""
        rows = np.frombuffer(b"".join(pictures), dtype=PACKED)
        self.edges, self.bits = rows["edges"], np.ascontiguousarray(rows["bits"])
        self.coarse = np.ascontiguousarray(self.bits[:, 0])
        self.owners = np.repeat(np.arange(len(pictures)), [len(packed) // PACKED.itemsize for packed in pictures])

    def nearest(self, asked: Sequence[PictureHash], limit: int = 10) -> list[Candidate]:
        """The best resemblance with each known picture that is near enough, nearest first."""
        best: dict[int, Candidate] = {}
        for question in asked:
            for is_mirrored in (False, True):
                for candidate in self.near(question, is_mirrored):
                    known = best.setdefault(candidate.place, candidate)
                    if worth(candidate) < worth(known):
                        best[candidate.place] = candidate
        return sorted(best.values(), key=worth)[:limit]

    def near(self, question: PictureHash, is_mirrored: bool) -> list[Candidate]:
        """What is near one hash of the reader's picture."""
        words = question.words ^ mirror() if is_mirrored else question.words
        rows = self.rows_near(words[0])
        distances = np.bitwise_count(self.bits[rows] ^ words).sum(axis=1, dtype=int)
        return [
            Candidate(int(self.owners[row]), int(distance), region_at(self.edges[row]), question.region, is_mirrored)
            for row, distance in zip(rows[distances <= NEAR], distances[distances <= NEAR], strict=True)
        ]

    def rows_near(self, word: np.uint64) -> np.ndarray:
        """The rows whose coarsest bits are near."""
        found = [
            start + np.flatnonzero(np.bitwise_count(self.coarse[start : start + CHUNK] ^ word) <= NEAR_COARSE)
            for start in range(0, len(self.coarse), CHUNK)
        ]
        return np.concatenate(found) if found else np.empty(0, dtype=int)


def worth(candidate: Candidate) -> tuple[int, bool]:
    """Orders candidates; of two equally near ones the whole picture says more than a part."""
    return candidate.distance, candidate.known != FULL
