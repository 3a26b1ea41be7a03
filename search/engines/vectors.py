"""The vectors of an index, read when first asked for."""

import threading
from collections.abc import Callable, Sequence

import numpy as np

from ..semantic.base import Embedder, EmbedderUnusable
from ..semantic.meanings import Meanings
from .catalogue import Catalogue
from .columns import Columns


class Vectors:
    """What the documents of an index mean, for the model that the site has now."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue, embedder: Callable[[], Embedder | None]) -> None:
        self._parts, self._catalogue, self._embedder = parts, catalogue, embedder
        self._lock = threading.Lock()
        self._meanings: dict[str, Meanings] = {}

    def near(self, text: str, promising: np.ndarray) -> np.ndarray | None:
        """How near each document is to a text, or None when there is no model or it has no vectors here.

        `promising` are numbers of documents that are looked at closely whatever a rough comparison says.
        """
        embedder = self._embedder()
        meanings = self._of(embedder) if embedder and text.strip() else None
        if not embedder or not meanings:
            return None
        try:
            return meanings.near(embedder.queries([text])[0], promising)
        except EmbedderUnusable:
            return None

    def _of(self, embedder: Embedder) -> Meanings:
        with self._lock:
            if embedder.name not in self._meanings:
                self._meanings = {embedder.name: self._read(embedder)}
            return self._meanings[embedder.name]

    def _read(self, embedder: Embedder) -> Meanings:
        """All vectors of one model; they are numbered through all segments."""
        codes = sorted({code for part in self._parts for code in part.about["spokens"]})
        kept, rows, documents = [], [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        found = 0
        for base, part in zip(self._catalogue.bases, self._parts, strict=False):
            own = _Stored(part, embedder, codes)
            place, document = part.read("vector row"), part.read("vector document")
            pairs = own.chosen[place]
            rows.append(own.numbers[place[pairs]] + found)
            documents.append(document[pairs].astype(np.int64) + int(base))
            found += len(own)
            kept.append(own)
        return Meanings(kept, np.concatenate(rows), np.concatenate(documents), self._catalogue.size)


class _Stored:
    """The vectors of one segment and one model, left in the file."""

    def __init__(self, part: Columns, embedder: Embedder, codes: list[str]) -> None:
        models = part.about["models"]
        number = models.index(embedder.name) if embedder.name in models else -1
        self.chosen = part.read("vector model").astype(np.int16) == number
        self.numbers = np.cumsum(self.chosen) - 1
        spoken = np.array([codes.index(code) for code in part.about["spokens"]], np.uint8)
        self.languages = spoken[part.read("vector spoken")[self.chosen]]
        self._part, self._size = part, embedder.size
        self._places = np.flatnonzero(self.chosen)

    def __len__(self) -> int:
        return len(self._places)

    def rows(self, numbers: np.ndarray) -> np.ndarray:
        """Vectors by their numbers, ascending: float32."""
        starts = self._places[numbers] * self._size
        values = self._part.stretches("vector", starts.tolist(), (starts + self._size).tolist())
        return values.reshape(-1, self._size).astype(np.float32)
