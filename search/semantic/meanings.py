"""What documents mean, compared with what a text means: cosines of centred vectors."""

from collections.abc import Sequence

import numpy as np

# Vectors of one language point one way, and all of e5 point nearly one way. So much of the mean of each language is
# taken from its passages, and of all passages from what is asked: a claim in another language is no longer far.
# Flat between .5 and 1; see docs/search.md.
CENTRED = 0.75
# Most of what tells texts apart lies in so many directions; a third of the memory and of the time.
DIRECTIONS = 128
SAMPLE = 4_000
CHUNK = 8_192
# Cosines are told apart to a hundredth: beyond it they say how a model rounds, not what a text means.
FINEST = 0.01


class Meanings:
    """The passages of an index: `vectors` are float16 rows of length one, `languages` a number for each.

    `rows` and `documents` are pairs that say which document has which vector, by ascending document; `count` is the
    number of documents.
    """

    def __init__(
        self, vectors: np.ndarray, languages: np.ndarray, rows: np.ndarray, documents: np.ndarray, count: int
    ) -> None:
        self._rows, self._count = rows, count
        self._first = np.flatnonzero(np.diff(documents, prepend=-1))
        self._documents = documents[self._first]
        means = _means(vectors, languages)
        self._mean = vectors.mean(axis=0, dtype=np.float32) if len(vectors) else np.zeros(vectors.shape[1])
        some = slice(None, None, max(1, len(vectors) // SAMPLE))
        self._basis = _basis(_centred(vectors[some], languages[some], means))
        self._placed = np.empty((len(vectors), self._basis.shape[1]), np.float32)
        for start in range(0, len(vectors), CHUNK):
            part = slice(start, start + CHUNK)
            self._placed[part] = _centred(vectors[part], languages[part], means) @ self._basis

    def __len__(self) -> int:
        return len(self._placed)

    def near(self, asked: np.ndarray) -> np.ndarray:
        """How near each document's nearest passage is to any of these rows: cosines, -1 where it has none, (count,)."""
        near = np.full(self._count, -1.0, np.float32)
        if len(self) and len(asked):
            turned = _unit(asked - CENTRED * self._mean) @ self._basis
            cosines = (self._placed @ turned.T.astype(np.float32)).max(axis=1)
            near[self._documents] = np.maximum.reduceat(cosines[self._rows], self._first)
        return np.round(near / FINEST) * FINEST


def _means(vectors: np.ndarray, languages: np.ndarray) -> dict[int, np.ndarray]:
    return {
        int(language): vectors[languages == language].mean(axis=0, dtype=np.float32)
        for language in np.unique(languages)
    }


def _centred(vectors: np.ndarray, languages: np.ndarray, means: dict[int, np.ndarray]) -> np.ndarray:
    rows = vectors.astype(np.float32)
    for language, mean in means.items():
        rows[languages == language] -= CENTRED * mean
    return _unit(rows)


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _basis(rows: np.ndarray) -> np.ndarray:
    """The directions in which these rows differ most: (size, up to DIRECTIONS)."""
    if not len(rows):
        return np.zeros((rows.shape[1], 0), np.float32)
    _strength, directions = np.linalg.eigh(rows.T @ rows)
    return directions[:, -DIRECTIONS:].astype(np.float32)


def joined(parts: Sequence[np.ndarray], kind: type) -> np.ndarray:
    """One array of all parts, also of none."""
    return np.concatenate([np.zeros(0, kind), *parts])
