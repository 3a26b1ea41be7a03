"""Lists of rows, one for each of many numbers: terms and runs of letters alike are found through them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .columns import Columns

# An element of a list: the row in the high bits, how often it has the term in the low ones.
COUNT_BITS = 6
MOST = (1 << COUNT_BITS) - 1


def packed(rows: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Rows of a segment (up to 67 million) and how often each has the term, up to 63 times: uint32."""
    return (rows.astype(np.uint32) << COUNT_BITS) | np.minimum(counts, MOST).astype(np.uint32)


@dataclass(frozen=True)
class Entries:
    """Elements of several lists: whose list, which row, how often; arrays of one length."""

    owner: np.ndarray
    row: np.ndarray
    count: np.ndarray


Part = tuple[Columns, np.ndarray, np.ndarray, int]


class Lists:
    """The lists of all segments under one name; their numbers stay in memory, their elements in the files."""

    def __init__(self, name: str, parts: Sequence[Columns], bases: np.ndarray) -> None:
        self._name = f"{name} list"
        self._parts = [
            (part, part.read(name), np.append(part.read(f"{name} starts"), 0).astype(np.int64), int(base))
            for part, base in zip(parts, bases, strict=False)
        ]

    def lengths(self, numbers: np.ndarray) -> np.ndarray:
        """How many rows are in the list of each number: int64."""
        found = np.zeros(len(numbers), np.int64)
        for part in self._parts:
            starts, stops = self._places(part, numbers)
            found += stops - starts
        return found

    def entries(self, numbers: np.ndarray) -> Entries:
        """All elements of the lists of these numbers; owners are places in `numbers`."""
        owners, rows, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)]
        for part in self._parts:
            starts, stops = self._places(part, numbers)
            known = np.flatnonzero(stops > starts)
            elements = part[0].stretches(self._name, starts[known].tolist(), stops[known].tolist())
            owners.append(np.repeat(known, (stops - starts)[known]))
            rows.append((elements >> COUNT_BITS).astype(np.int64) + part[3])
            counts.append(elements & MOST)
        return Entries(np.concatenate(owners), np.concatenate(rows), np.concatenate(counts).astype(np.float32))

    @staticmethod
    def _places(
        part: tuple[Columns, np.ndarray, np.ndarray, int], numbers: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Where the list of each number starts and stops in a segment; the same place when it has none."""
        _columns, known, starts, _base = part
        place = np.searchsorted(known, numbers)
        there = np.append(known, 0)[place] == numbers
        there &= place < len(known)
        return starts[place] * there, starts[place + 1] * there
