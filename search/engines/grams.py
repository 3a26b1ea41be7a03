"""Which documents have a run of four letters: for words that are misspelt, inflected or in another alphabet."""

from collections.abc import Sequence

import numpy as np

from .catalogue import Catalogue
from .columns import Columns
from .scoring import norm, rarity, shares

# The rarest runs of a long message say nearly all; reading the common ones too would cost more than all its words.
MOST_POSTINGS = 400_000


Row = tuple[Columns, int, np.ndarray, np.ndarray]


class Grams:
    """The runs of all segments; their numbers stay in memory, their postings in the file."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue) -> None:
        self._parts = [
            (part, part.read("gram"), part.read("gram starts").astype(np.int64), int(base))
            for part, base in zip(parts, catalogue.bases, strict=False)
        ]
        self._size = catalogue.size
        self._norm = norm(catalogue.gram_length)

    def weights(self, asked: np.ndarray) -> np.ndarray:
        """How much each of these runs says: float64."""
        return rarity(
            sum((stops - starts for _, _, starts, stops in self._rows(asked)), np.zeros(len(asked))), self._size
        )

    def scores(self, asked: np.ndarray) -> np.ndarray:
        """The score of every document for these runs, each counted once: float64."""
        rows = self._rows(asked)
        found = self._found(rows, len(asked))
        rarest = np.argsort(found, kind="stable")
        rarest = rarest[np.cumsum(found[rarest]) <= MOST_POSTINGS]
        rarest = rarest[found[rarest] > 0]
        weights = rarity(found, self._size)
        documents, counts, weighed = [np.zeros(0, np.int64)], [np.zeros(0, np.uint8)], [np.zeros(0)]
        for part, base, starts, stops in rows:
            for place in rarest[stops[rarest] > starts[rarest]].tolist():
                documents.append(part.read("gram posting", int(starts[place]), int(stops[place])) + base)
                counts.append(part.read("gram count", int(starts[place]), int(stops[place])))
            weighed.append(np.repeat(weights[rarest], (stops - starts)[rarest]))
        where = np.concatenate(documents).astype(np.int64)
        share = shares(np.concatenate(counts).astype(np.float32), self._norm[where])
        return np.bincount(where, np.concatenate(weighed) * share, self._size)

    @staticmethod
    def _found(rows: list[Row], count: int) -> np.ndarray:
        return sum((stops - starts for _, _, starts, stops in rows), np.zeros(count, np.int64))

    def _rows(self, asked: np.ndarray) -> list[Row]:
        """For each segment its first document, and where the postings of each run start and stop there."""
        rows = []
        for part, grams, starts, base in self._parts:
            place = np.minimum(np.searchsorted(grams, asked), max(len(grams) - 1, 0))
            known = (grams[place] == asked) if len(grams) else np.zeros(len(asked), bool)
            rows.append((part, base, starts[place] * known, starts[place + 1] * known if len(grams) else starts[place]))
        return rows
