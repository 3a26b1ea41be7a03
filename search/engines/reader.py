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
from .narrowing import Narrowing
from .ordering import ordered
from .passages import Passages
from .searching import Searching
from .spelling import Spelling
from .texts import Texts

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
        self._searching = Searching(self._matching, Spelling(parts), Texts(parts, catalogue), catalogue.alive)
        self._narrowing = Narrowing(catalogue)
        self._passages = Passages(parts, catalogue)

    def search(self, query: Query, wanted: Wanted) -> Found:
        """What a reader's query finds: one hit a subject, in the best language it has for the reader."""
        with usable(self._path):
            words = self._searching.words(query)
            scores = self._searching.scores(query, words)
            passing = self._narrowing.passing(wanted)
            found = scores * np.logical_and.reduce([scores > 0, *passing.values()])
            documents = ordered(self._catalogue, found, wanted, by_score=bool(words.terms))
            shown = documents[wanted.offset : wanted.offset + wanted.limit]
            return Found(
                hits=tuple(self._hit(document, float(scores[document])) for document in shown),
                total=len(documents),
                facets=self._narrowing.counts(scores > 0, passing),
                meant=words.meant,
                terms=words.all_terms,
            )

    def match(self, message: str, limit: int = 20, kinds: Collection[str] = (), language: str = "") -> list[Hit]:
        """The subjects that a pasted message may be about, best first; whole text and sentence windows."""
        with usable(self._path):
            asked = Message(message)
            scores, most = self._matching.scores(asked)
            if kinds:
                scores = scores * self._catalogue.of_kinds(kinds)
            documents = self._catalogue.one_a_subject(best(scores, DOCUMENTS_A_SUBJECT * limit), language)
            return self._compared(asked, documents[:limit], scores[documents].tolist(), most)

    def digests(self) -> dict[str, str]:
        """The digest of every document by its key, to be compared with the database."""
        with usable(self._path):
            records = map(self._record, np.flatnonzero(self._catalogue.alive).tolist())
            return {key: digest for key, _subject, digest in records}

    def _compared(self, message: Message, documents: list[int], ranked: list[float], most: float) -> list[Hit]:
        """Hits with what each shares with the message; `ranked` are their scores, best first."""
        shared = self._passages.shared(message, documents, self._matching.weights_of_runs)
        return [
            self._hit(
                document,
                ranked[rank],
                matched=tuple((message.tokens[n].start, message.tokens[n].end) for n in own.words),
                features=Features(
                    words=min(ranked[rank] / most, 1.0),
                    message=own.message,
                    passage=own.passage,
                    margin=_margin(ranked, rank),
                ),
            )
            for rank, (document, own) in enumerate(zip(documents, shared, strict=True))
        ]

    def _record(self, document: int) -> tuple[str, str, str]:
        """A document's key, subject and digest."""
        part, place = self._catalogue.where(document)
        columns = self._parts[part]
        start, stop = columns.read("record starts", place, place + 2).astype(int)
        key, subject, digest = json.loads(columns.read("record", start, stop).tobytes())
        return key, subject, digest

    def _hit(
        self,
        document: int,
        score: float,
        matched: tuple[tuple[int, int], ...] = (),
        features: Features | None = None,
    ) -> Hit:
        key, subject, _digest = self._record(document)
        kind, language = self._catalogue.kind_of(document), self._catalogue.language_of(document)
        return Hit(key, subject, kind, language, score, matched=matched, features=features or Features())


def _margin(ranked: list[float], rank: int) -> float:
    """How far a score is from the best of the others, as a share of the best of all."""
    others = ranked[1:2] if rank == 0 else ranked[:1]
    return (ranked[rank] - max(others, default=0.0)) / ranked[0]
