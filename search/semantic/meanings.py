"""What documents mean, compared with what a text means: cosines of centred vectors."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

import numpy as np

# Vectors of one language point one way, and all of e5 point nearly one way. So much of the mean of each language is
# taken from its passages, and of all passages from what is asked: a claim in another language is no longer far.
# Flat between .5 and 1; see docs/search.md.
CENTRED = 0.75
# A rough comparison in so many directions finds what is worth the exact one, with a third of memory and time.
DIRECTIONS = 128
CLOSELY = 400
SAMPLE = 4_000
CHUNK = 8_192
# Cosines are told apart to a hundredth: beyond it they say how a model rounds, not what a text means.
FINEST = 0.01


class Rows(Protocol):
    """A stretch of vectors of length one, and a number for the language of each."""

    languages: np.ndarray

    def __len__(self) -> int:
        """How many there are."""

    def rows(self, numbers: np.ndarray) -> np.ndarray:
        """Some of them, by ascending numbers: float32."""


class Meanings:
    """The passages of an index, whose vectors stay where they are stored.

    `rows` and `documents` are pairs that say which document has which vector, by ascending document; `count` is the
    number of documents.
    """

    def __init__(self, parts: Sequence[Rows], rows: np.ndarray, documents: np.ndarray, count: int) -> None:
        self._parts, self._count = parts, count
        self._rows, self._documents = rows, documents
        self._begins = list(accumulate(map(len, parts), initial=0))
        self._languages = np.concatenate([np.zeros(0, np.uint8), *(part.languages for part in parts)])
        if len(self):
            self._means = self._measured()
            self._basis = _basis(self._centred(np.arange(0, len(self), max(1, len(self) // SAMPLE))))
            chunks = (np.arange(start, min(start + CHUNK, len(self))) for start in range(0, len(self), CHUNK))
            self._rough = np.concatenate([self._centred(chunk) @ self._basis for chunk in chunks])

    def __len__(self) -> int:
        return len(self._languages)

    def near(self, asked: np.ndarray, promising: np.ndarray) -> np.ndarray:
        """How near each document's nearest passage is to a vector: cosines, 0 where it has none, (count,) float32.

        Exact for the promising documents and those that a rough comparison finds; others are no nearer than these.
        """
        asked = _unit(asked[None, :] - CENTRED * self._mean)[0].astype(np.float32)
        # Without BLAS: its threads wait by spinning, and burn more than such a small product takes.
        cosines = np.einsum("ij,j->i", self._rough, asked @ self._basis)
        best = np.argpartition(-cosines, CLOSELY)[:CLOSELY] if len(self) > CLOSELY else np.arange(len(self))
        closely = np.union1d(best, self._rows[np.isin(self._documents, promising)])
        exact = self._centred(closely) @ asked
        np.minimum(cosines, np.sort(exact)[-min(CLOSELY, len(exact))], out=cosines)
        cosines[closely] = exact
        return self._by_document(np.round(cosines / FINEST) * FINEST)

    def _by_document(self, cosines: np.ndarray) -> np.ndarray:
        near = np.zeros(self._count, np.float32)
        first = np.flatnonzero(np.diff(self._documents, prepend=-1))
        near[self._documents[first]] = np.maximum.reduceat(cosines[self._rows], first)
        return near

    def _read(self, numbers: np.ndarray) -> np.ndarray:
        cuts = np.searchsorted(numbers, self._begins)
        stretches = zip(self._parts, self._begins, cuts, cuts[1:], strict=False)
        return np.concatenate([part.rows(numbers[one:two] - begin) for part, begin, one, two in stretches])

    def _measured(self) -> np.ndarray:
        """The mean vector of each language, by its number."""
        sums = np.zeros((int(self._languages.max()) + 1, self._read(np.arange(1)).shape[1]), np.float32)
        for start in range(0, len(self), CHUNK):
            numbers = np.arange(start, min(start + CHUNK, len(self)))
            rows, languages = self._read(numbers), self._languages[numbers]
            for language in np.unique(languages):
                sums[language] += rows[languages == language].sum(axis=0)
        counts = np.bincount(self._languages, minlength=len(sums))
        self._mean = sums.sum(axis=0) / len(self)
        return sums / np.maximum(counts, 1)[:, None]

    def _centred(self, numbers: np.ndarray) -> np.ndarray:
        return _unit(self._read(numbers) - CENTRED * self._means[self._languages[numbers]])


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _basis(rows: np.ndarray) -> np.ndarray:
    """The directions in which these rows differ most: (size, DIRECTIONS)."""
    _strength, directions = np.linalg.eigh(rows.T @ rows)
    return np.ascontiguousarray(directions[:, -DIRECTIONS:], np.float32)
