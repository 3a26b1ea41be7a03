"""One state of an index of arrays, open for asking."""

import json
from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np

from ..query import Query, Wanted
from ..ranking import Features, Found, Hit
from ..semantic.base import Embedder
from .base import usable
from .catalogue import Catalogue
from .columns import Columns
from .lists import Lists
from .matching import Matching, best
from .message import Message
from .passages import Passages, Shared

# Documents looked at for each subject that is wanted: a claim has one in each language.
DOCUMENTS_A_SUBJECT = 5


class ArrayReader:
    """Answers from arrays; `state` tells one commit from another."""

    def __init__(self, path: Path, listed: dict, state: object, embedder: Callable[[], Embedder | None]) -> None:
        self.state = state
        self._path = path
        self._embedder = embedder
        self._parts = parts = [Columns(path / segment["file"]) for segment in listed["segments"]]
        self._catalogue = catalogue = Catalogue(parts, [segment["deleted"] for segment in listed["segments"]])
        terms, runs = (Lists(name, parts, catalogue.bases) for name in ("term", "gram"))
        self._matching = Matching(catalogue, terms, runs)
        self._passages = Passages(parts, catalogue)

    def search(self, query: Query, wanted: Wanted) -> Found:
        """What a reader's query finds: one hit a subject, in the best language it has for the reader."""
        with usable(self._path):
            hits = self._match(query.text, wanted.offset + wanted.limit, (), wanted.language)
            return Found(hits=tuple(hits[wanted.offset :]), total=len(hits))

    def match(self, message: str, limit: int = 20, kinds: Collection[str] = (), language: str = "") -> list[Hit]:
        """The subjects that a pasted message may be about, best first; whole text and sentence windows."""
        with usable(self._path):
            return self._match(message, limit, kinds, language)

    def digests(self) -> dict[str, str]:
        """The digest of every document by its key, to be compared with the database."""
        with usable(self._path):
            return {key: digest for key, _subject, digest in map(self._record, np.flatnonzero(self._catalogue.alive))}

    def _match(self, text: str, limit: int, kinds: Collection[str], language: str) -> list[Hit]:
        message = Message(text)
        scores, most = self._matching.scores(message)
        if kinds:
            scores = scores * self._catalogue.of_kinds(kinds)
        documents = self._catalogue.one_a_subject(best(scores, DOCUMENTS_A_SUBJECT * limit), scores, language)
        shared = self._passages.shared(message, documents[:limit], self._matching.weights_of_runs)
        ranked = [float(scores[document]) for document in documents]
        return [
            self._hit(message, document, ranked[rank], ranked[rank] / most, _margin(ranked, rank), own)
            for rank, (document, own) in enumerate(zip(documents, shared, strict=False))
        ]

    def _record(self, document: int) -> tuple[str, str, str]:
        part, place = self._catalogue.where(int(document))
        columns = self._parts[part]
        start, stop = columns.read("record starts", place, place + 2).astype(int)
        key, subject, digest = json.loads(columns.read("record", start, stop).tobytes())
        return key, subject, digest

    def _hit(self, message: Message, document: int, score: float, words: float, margin: float, shared: Shared) -> Hit:
        key, subject, _digest = self._record(document)
        return Hit(
            key=key,
            subject=subject,
            kind=self._catalogue.kind_of(document),
            language=self._catalogue.language_of(document),
            score=score,
            matched=tuple((message.tokens[n].start, message.tokens[n].end) for n in shared.words),
            features=Features(min(words, 1.0), shared.message, shared.passage, margin),
        )


def _margin(ranked: list[float], rank: int) -> float:
    """How far a score is from the best of the others, as a share of the best of all."""
    others = ranked[1:2] if rank == 0 else ranked[:1]
    return (ranked[rank] - max(others, default=0.0)) / ranked[0]
