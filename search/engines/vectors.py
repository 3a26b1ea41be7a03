"""The vectors of an index, read when first asked for."""

import threading
from collections.abc import Sequence

import numpy as np

from ..semantic.base import Embedder, EmbedderUnusable
from ..semantic.meanings import Meanings, joined
from .catalogue import Catalogue
from .columns import Columns


class Vectors:
    """What the documents of an index mean, for the model that the site has now."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue) -> None:
        self._parts, self._catalogue = parts, catalogue
        self._lock = threading.Lock()
        self._meanings: dict[str, Meanings] = {}

    def near(self, text: str, embedder: Embedder | None) -> np.ndarray | None:
        """How near each document is to a text, or None when there is no model or it has no vectors here."""
        if not embedder or not text.strip():
            return None
        meanings = self._of(embedder)
        if not len(meanings):
            return None
        try:
            return meanings.near(embedder.queries([text]))
        except EmbedderUnusable:
            return None

    def _of(self, embedder: Embedder) -> Meanings:
        with self._lock:
            if embedder.name not in self._meanings:
                self._meanings = {embedder.name: self._read(embedder)}
            return self._meanings[embedder.name]

    def _read(self, embedder: Embedder) -> Meanings:
        codes = sorted({code for part in self._parts for code in part.about["spokens"]})
        vectors, languages, rows, documents = [], [], [], []
        found = 0
        for base, part in zip(self._catalogue.bases, self._parts, strict=False):
            models = part.about["models"]
            if embedder.name not in models:
                continue
            chosen = part.read("vector model") == models.index(embedder.name)
            vectors.append(part.read("vector").reshape(len(chosen), -1)[chosen])
            spoken = np.array([codes.index(code) for code in part.about["spokens"]], np.uint8)
            languages.append(spoken[part.read("vector spoken")][chosen])
            pairs = chosen[part.read("vector row")]
            rows.append((np.cumsum(chosen) - 1 + found)[part.read("vector row")[pairs]])
            documents.append(part.read("vector document")[pairs].astype(np.int64) + int(base))
            found += int(chosen.sum())
        return Meanings(
            np.concatenate([np.zeros((0, embedder.size), np.float16), *vectors]),
            joined(languages, np.uint8),
            joined(rows, np.int64),
            joined(documents, np.int64),
            self._catalogue.size,
        )
