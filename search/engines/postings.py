"""Which documents have a term, and how often: read from the segments when first asked for, then kept."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from .catalogue import Catalogue
from .columns import Columns
from .segments import number

MOST_KEPT = 4_000_000


class Postings:
    """The postings of all segments; what was asked lately is kept, up to some four million postings."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue) -> None:
        self._parts = [
            (part, part.read("term"), part.read("term order"), int(base))
            for part, base in zip(parts, catalogue.bases, strict=False)
        ]
        self._kept: OrderedDict[str, tuple[np.ndarray, np.ndarray]] = OrderedDict()
        self._size = 0

    def of(self, term: str) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of the documents that have a term, ascending (int64), and how often each has it (float32)."""
        try:
            found = self._kept.pop(term)
        except KeyError:
            found = self._read(term)
            self._size += len(found[0])
        self._kept[term] = found
        while self._size > MOST_KEPT and len(self._kept) > 1:
            _, (dropped, _) = self._kept.popitem(last=False)
            self._size -= len(dropped)
        return found

    def _read(self, term: str) -> tuple[np.ndarray, np.ndarray]:
        wanted = np.uint64(number(term))
        documents, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
        for part, terms, order, base in self._parts:
            place = int(np.searchsorted(terms, wanted))
            if place < len(terms) and terms[place] == wanted:
                row = int(order[place])
                start, stop = part.read("term starts", row, row + 2).astype(int)
                documents.append(part.read("posting", start, stop).astype(np.int64) + base)
                counts.append(part.read("count", start, stop).astype(np.float32))
        return np.concatenate(documents), np.concatenate(counts)
