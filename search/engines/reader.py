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
from .lists import Lists
from .matching import Matching
from .narrowing import Narrowing
from .ordering import ordered
from .passages import Passages
from .records import Records
from .searching import Searching
from .slips import Slips
from .spelling import Spelling
from .texts import Texts
from .vectors import Vectors


class ArrayReader:
    """Answers from arrays; `state` tells one commit from another."""

    def __init__(self, path: Path, listed: dict, state: object, embedder: Callable[[], Embedder | None]) -> None:
        self.state = state
        self._path = path
        self._parts = parts = [Columns(path / segment["file"]) for segment in listed["segments"]]
        self._catalogue = catalogue = Catalogue(parts, [segment["deleted"] for segment in listed["segments"]])
        terms, runs = (Lists(name, parts, catalogue.row_bases) for name in ("term", "gram"))
        self._matching = Matching(catalogue, terms, runs)
        slips = Slips(self._matching, Spelling(parts))
        self._searching = Searching(self._matching, slips, Texts(parts, catalogue), catalogue.alive)
        self._narrowing = Narrowing(catalogue)
        self._records = Records(parts, catalogue)
        vectors = Vectors(parts, catalogue, embedder)
        self._answers = Answers(catalogue, self._matching, slips, Passages(parts, catalogue), vectors, self._records)

    def search(self, query: Query, wanted: Wanted) -> Found:
        """What a reader's query finds: one hit a subject, in the best language it has for the reader."""
        with usable(self._path):
            words = self._searching.words(query)
            scores = self._answers.also_meant(query, self._searching.scores(query, words))
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
            return self._answers.to(message, limit, kinds, language)

    def digests(self) -> dict[str, str]:
        """The digest of every document by its key, to be compared with the database."""
        with usable(self._path):
            records = map(self._records.of, np.flatnonzero(self._catalogue.alive).tolist())
            return {record.key: record.digest for record in records}

    def _hit(self, document: int, score: float) -> Hit:
        record = self._records.of(document)
        kind, language = self._catalogue.kind_of(document), self._catalogue.language_of(document)
        return Hit(record.key, record.subject, kind, language, score)
