"""BM25 over arrays of postings."""

from math import log

import numpy as np

from .catalogue import Catalogue
from .postings import Postings

# Flat around these on four collections; see docs/search.md.
K1 = 0.9
B = 0.4


class Scoring:
    """How much each document has of a term, and how much that says."""

    def __init__(self, postings: Postings, catalogue: Catalogue) -> None:
        self._postings = postings
        self._norm = K1 * (1 - B + B * catalogue.length / max(catalogue.mean_length, 1e-9))
        self.size = catalogue.size

    def rarity(self, found: int) -> float:
        """The weight (idf) of a term that so many documents have; above zero."""
        return log(1 + (self.size - found + 0.5) / (found + 0.5))

    def of(self, terms: tuple[str, ...]) -> tuple[float, np.ndarray, np.ndarray]:
        """The weight of a word with these terms, the documents that have one of them, and its score in each."""
        lists = [self._postings.of(term) for term in terms]
        if len(lists) == 1:
            documents, counts = lists[0]
        else:
            documents, counts = _either(lists)
        weight = self.rarity(len(documents))
        return weight, documents, weight * counts * (K1 + 1) / (counts + self._norm[documents])


def _either(lists) -> tuple[np.ndarray, np.ndarray]:
    """Postings of alternatives as of one word: the most of any."""
    documents = np.concatenate([documents for documents, _ in lists])
    counts = np.concatenate([counts for _, counts in lists])
    order = np.argsort(documents, kind="stable")
    documents, counts = documents[order], counts[order]
    first = np.flatnonzero(np.diff(documents, prepend=-1))
    return documents[first], np.maximum.reduceat(counts, first) if len(first) else counts
