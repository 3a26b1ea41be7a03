"""Which documents a message may be about: words and runs of letters together, then a closer look at the best."""

from collections.abc import Collection

import numpy as np

from .catalogue import Catalogue
from .grams import Grams
from .message import Message
from .postings import Postings
from .scoring import norm, rarity, shares

# What runs of letters count beside words. Between .25 and .5 on six collections nothing moves.
GRAMS = 0.5


class Scores:
    """Scores of all documents for a message."""

    def __init__(self, catalogue: Catalogue, postings: Postings, runs: Grams) -> None:
        self._catalogue = catalogue
        self._postings = postings
        self._runs = runs
        self._norm = norm(catalogue.length)

    def words(self, words: Collection[tuple[str, ...]]) -> np.ndarray:
        """By words alone: float64, one a document."""
        documents, weighed = [np.zeros(0, np.int64)], [np.zeros(0)]
        for terms in words:
            found, counts = self._postings.of_any(terms)
            weight = rarity(len(found), self._catalogue.size)
            documents.append(found)
            weighed.append(weight * shares(counts, self._norm[found]))
        return np.bincount(np.concatenate(documents), np.concatenate(weighed), self._catalogue.size)

    def all(self, message: Message) -> np.ndarray:
        """By words and runs of letters; 0 for documents that are no more."""
        scores = self.words(message.words) + GRAMS * self._runs.scores(np.unique(message.grams))
        return scores * self._catalogue.alive

    def most(self, message: Message) -> float:
        """The weight of all that the message says, found or not: about what a document with all of it would score."""
        words = sum(rarity(len(self._postings.of_any(terms)[0]), self._catalogue.size) for terms in message.words)
        return float(words + GRAMS * self._runs.weights(np.unique(message.grams)).sum())


def best(scores: np.ndarray, count: int) -> np.ndarray:
    """The documents with the highest scores above zero, best first; ties in the order of documents."""
    top = scores.max(initial=0)
    for share in (0.5, 0.25, 0.1, 0.0):
        some = np.flatnonzero(scores > share * top)
        if len(some) >= count:
            break
    return some[np.lexsort((some, -scores[some]))][:count]
