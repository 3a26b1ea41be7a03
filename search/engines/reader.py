"""One state of an index of arrays, open for asking."""

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..query import Query, Wanted
from ..ranking import Features, Found, Hit
from ..semantic.base import Embedder
from .base import usable
from .catalogue import Catalogue
from .columns import Columns
from .grams import Grams
from .matching import Scores, best
from .message import Message
from .passages import Passages
from .postings import Postings


class ArrayReader:
    """Answers from arrays; `state` tells one commit from another."""

    def __init__(self, path: Path, listed: dict, state: object, embedder: Callable[[], Embedder | None]) -> None:
        self._embedder = embedder
        self.state = state
        self._path = path
        self._parts = parts = [Columns(path / segment["file"]) for segment in listed["segments"]]
        self._catalogue = Catalogue(parts, [segment["deleted"] for segment in listed["segments"]])
        runs = Grams(parts, self._catalogue)
        self._scores = Scores(self._catalogue, Postings(parts, self._catalogue), runs)
        self._passages = Passages(parts, self._catalogue, runs)

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
        message = Message(text)
        scores = self._scores.all(message)
        chosen: dict[int, int] = {}
        for document in best(scores, 10 * limit).tolist():
            chosen.setdefault(int(self._catalogue.subject[document]), document)
        documents = list(chosen.values())
        if not documents:
            return []
        ranked = scores[documents].tolist()
        others = [max(ranked[1:2], default=0.0), *([ranked[0]] * (len(ranked) - 1))]
        shared = self._passages.shared(message, documents[:limit])
        weight = self._scores.most(message)
        return [
            replace(
                self._hit(document, score),
                matched=tuple((message.tokens[n].start, message.tokens[n].end) for n in share.words),
                features=Features(
                    words=min(score / weight, 1.0),
                    message=share.message,
                    passage=share.passage,
                    margin=(score - other) / ranked[0],
                ),
            )
            for document, score, other, share in zip(documents, ranked, others, shared, strict=False)
        ]

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
