"""Which documents have a term, and how often."""

from collections.abc import Sequence

import numpy as np

from .catalogue import Catalogue
from .columns import Columns
from .segments import number

Posting = tuple[np.ndarray, np.ndarray]


class Postings:
    """The postings of all segments; the numbers of terms stay in memory, their postings in the file."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue) -> None:
        self._parts = [
            (part, part.read("term"), part.read("term starts").astype(np.int64), int(base))
            for part, base in zip(parts, catalogue.bases, strict=False)
        ]

    def of(self, term: str) -> Posting:
        """The documents that have a term, ascending (int64), and how often each has it (float32)."""
        wanted = np.uint64(number(term))
        documents, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
        for part, terms, starts, base in self._parts:
            place = int(np.searchsorted(terms, wanted))
            if place < len(terms) and terms[place] == wanted:
                start, stop = int(starts[place]), int(starts[place + 1])
                documents.append(part.read("posting", start, stop).astype(np.int64) + base)
                counts.append(part.read("count", start, stop).astype(np.float32))
        return np.concatenate(documents), np.concatenate(counts)

    def of_any(self, terms: Sequence[str]) -> Posting:
        """Postings of terms that stand for one word, as if they were one term: the most of any."""
        lists = [self.of(term) for term in terms]
        if len(lists) == 1:
            return lists[0]
        documents = np.concatenate([documents for documents, _ in lists])
        counts = np.concatenate([counts for _, counts in lists])
        order = np.argsort(documents, kind="stable")
        documents, counts = documents[order], counts[order]
        first = np.flatnonzero(np.diff(documents, prepend=-1))
        return documents[first], np.maximum.reduceat(counts, first) if len(first) else counts

    def frequencies(self, numbers: np.ndarray) -> np.ndarray:
        """How many documents have the terms with these numbers: int64."""
        found = np.zeros(len(numbers), np.int64)
        for _part, terms, starts, _base in self._parts:
            if len(terms):
                place = np.minimum(np.searchsorted(terms, numbers), len(terms) - 1)
                found += (starts[place + 1] - starts[place]) * (terms[place] == numbers)
        return found
