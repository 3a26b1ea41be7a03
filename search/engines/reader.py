"""One state of an index of arrays, open for asking."""

import json
from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np

from ..query import Query, Wanted
from ..ranking import Found, Hit
from ..semantic.base import Embedder
from ..text import tokens
from .base import usable
from .catalogue import Catalogue
from .columns import Columns
from .postings import Postings
from .scoring import Scoring


class ArrayReader:
    """Answers from arrays; `state` tells one commit from another."""

    def __init__(self, path: Path, listed: dict, state: object, embedder: Callable[[], Embedder | None]) -> None:
        self._embedder = embedder
        self.state = state
        self._path = path
        self._parts = [Columns(path / segment["file"]) for segment in listed["segments"]]
        self._catalogue = Catalogue(self._parts, [segment["deleted"] for segment in listed["segments"]])
        self._scoring = Scoring(Postings(self._parts, self._catalogue), self._catalogue)

    def search(self, query: Query, wanted: Wanted) -> Found:
        """What a reader's query finds: one hit a subject, in the best language it has for the reader."""
        with usable(self._path):
            hits = self._best(query.text, wanted.offset + wanted.limit, ())
        return Found(hits=tuple(hits[wanted.offset :]), total=len(hits))

    def match(self, message: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Hit]:
        """The subjects that a pasted message may be about, most confident first; whole text and sentence windows."""
        with usable(self._path):
            return self._best(message, limit, kinds)

    def digests(self) -> dict[str, str]:
        """The digest of every document by its key, to be compared with the database."""
        with usable(self._path):
            return {key: digest for key, _subject, digest in map(self._record, np.flatnonzero(self._catalogue.alive))}

    def _best(self, text: str, limit: int, kinds: Collection[str]) -> list[Hit]:
        scores = np.zeros(self._catalogue.size, np.float32)
        for terms in dict.fromkeys(token.terms for token in tokens(text)):
            _weight, documents, shares = self._scoring.of(terms)
            scores[documents] += shares
        scores *= self._catalogue.alive
        order = np.lexsort((np.arange(len(scores)), -scores))[: 20 * limit]
        hits: dict[str, Hit] = {}
        for document in order[scores[order] > 0]:
            hit = self._hit(int(document), float(scores[document]))
            if not kinds or hit.kind in kinds:
                hits.setdefault(hit.subject, hit)
        return list(hits.values())[:limit]

    def _record(self, document: int) -> tuple[str, str, str]:
        part, place = self._catalogue.where(int(document))
        columns = self._parts[part]
        start, stop = columns.read("record starts", place, place + 2).astype(int)
        key, subject, digest = json.loads(columns.read("record", start, stop).tobytes())
        return key, subject, digest

    def _hit(self, document: int, score: float) -> Hit:
        key, subject, _digest = self._record(document)
        catalogue = self._catalogue
        kind = catalogue.kinds[catalogue.kind[document]]
        return Hit(key, subject, kind, catalogue.languages[catalogue.language[document]], score)
