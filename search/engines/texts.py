"""The words of documents in their order, for phrases."""

from collections.abc import Sequence

import numpy as np

from ..text.letters import folded
from .catalogue import Catalogue
from .columns import Columns
from .stored import plain

# Documents read for a phrase; the best by its words come first.
MOST_READ = 3000


class Texts:
    """The plain words of all segments, read when a document is looked at."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue) -> None:
        self._parts = parts
        self._catalogue = catalogue

    def with_phrase(self, phrase: str, scores: np.ndarray) -> np.ndarray:
        """The scores with 0 for documents that do not have these words side by side, in this form."""
        words = folded(plain(phrase))
        if not words.strip():
            return scores
        kept = np.zeros(len(scores))
        some = np.flatnonzero(scores > 0)
        for document in some[np.argsort(-scores[some], kind="stable")][:MOST_READ].tolist():
            if words in self._of(document):
                kept[document] = scores[document]
        return kept

    def _of(self, document: int) -> str:
        part, place = self._catalogue.where(document)
        columns = self._parts[part]
        start, stop = columns.read("plain starts", place, place + 2).astype(int)
        return folded(columns.read("plain", start, stop).tobytes().decode())
