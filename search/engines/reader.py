"""One state of an index of arrays, open for asking."""

from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np

from ..query import Query, Wanted
from ..ranking import Found, Hit
from ..semantic.base import Embedder
from .answers import Answers
from .base import usable
from .catalogue import Catalogue
from .columns import Columns
from .records import Records


class ArrayReader:
    """Answers from arrays; `state` tells one commit from another."""

    def __init__(self, path: Path, listed: dict, state: object, embedder: Callable[[], Embedder | None]) -> None:
        self.state = state
        self._path = path
        self._parts = parts = [Columns(path / segment["file"]) for segment in listed["segments"]]
        self._catalogue = Catalogue(parts, [segment["deleted"] for segment in listed["segments"]])
        self._records = Records(parts, self._catalogue)
        self._answers = Answers(parts, self._catalogue, self._records, embedder)

    def search(self, query: Query, wanted: Wanted) -> Found:
        """What a reader's query finds: one hit a subject, in the best language it has for the reader."""
        with usable(self._path):
            hits = self._answers.to(query.text, wanted.offset + wanted.limit)
        return Found(hits=tuple(hits[wanted.offset :]), total=len(hits))

    def match(self, message: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Hit]:
        """The subjects that a pasted message may be about, most confident first; whole text and sentence windows."""
        with usable(self._path):
            return self._answers.to(message, limit, kinds)

    def digests(self) -> dict[str, str]:
        """The digest of every document by its key, to be compared with the database."""
        with usable(self._path):
            records = map(self._records.of, np.flatnonzero(self._catalogue.alive).tolist())
            return {record.key: record.digest for record in records}
