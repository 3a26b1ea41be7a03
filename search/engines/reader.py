"""One state of an index of arrays, open for asking."""

<<<<<<< HEAD
from collections.abc import Callable, Collection
=======
import json
from collections.abc import Callable, Collection, Sequence
from itertools import zip_longest
>>>>>>> lexical
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
<<<<<<< HEAD
from .records import Records
=======
from .passages import Passages, Shared
>>>>>>> lexical
from .searching import Searching
from .slips import Slips
from .spelling import Spelling
from .texts import Texts

<<<<<<< HEAD
=======
# Documents looked at for each subject that is wanted: a claim has one in each language.
DOCUMENTS_A_SUBJECT = 5
# Subjects whose passages are compared with the message; more are never shown.
LOOKED_AT = 10
# In longer messages enough words are right.
SHORT = 20

>>>>>>> lexical

class ArrayReader:
    """Answers from arrays; `state` tells one commit from another."""

    def __init__(self, path: Path, listed: dict, state: object, embedder: Callable[[], Embedder | None]) -> None:
        self.state = state
        self._path = path
        self._parts = parts = [Columns(path / segment["file"]) for segment in listed["segments"]]
        self._catalogue = catalogue = Catalogue(parts, [segment["deleted"] for segment in listed["segments"]])
        terms, runs = (Lists(name, parts, catalogue.bases) for name in ("term", "gram"))
        self._matching = Matching(catalogue, terms, runs)
        self._slips = Slips(self._matching, Spelling(parts))
        self._searching = Searching(self._matching, self._slips, Texts(parts, catalogue), catalogue.alive)
        self._narrowing = Narrowing(catalogue)
        self._records = Records(parts, catalogue)
        self._answers = Answers(parts, catalogue, self._matching, self._records, embedder)

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
<<<<<<< HEAD
            return self._answers.to(message, limit, kinds, language)
=======
            asked = Message(message)
            scores, most = self._matching.scores(self._words(asked), asked.grams)
            if kinds:
                scores = scores * self._catalogue.of_kinds(kinds)
            documents = self._catalogue.one_a_subject(best(scores, DOCUMENTS_A_SUBJECT * limit), language)
            return self._compared(asked, documents[:limit], scores[documents].tolist(), most)
>>>>>>> lexical

    def _words(self, message: Message) -> Sequence[tuple[str, ...]]:
        """The different words of a message; those of a short one with what they may be slips of."""
        if len(message.tokens) > SHORT:
            return message.words
        return self._slips.terms(message.tokens, self._slips.of(message.tokens))

    def digests(self) -> dict[str, str]:
        """The digest of every document by its key, to be compared with the database."""
        with usable(self._path):
            records = map(self._records.of, np.flatnonzero(self._catalogue.alive).tolist())
            return {record.key: record.digest for record in records}

<<<<<<< HEAD
    def _hit(self, document: int, score: float) -> Hit:
        record = self._records.of(document)
=======
    def _compared(self, message: Message, documents: list[int], ranked: list[float], most: float) -> list[Hit]:
        """Hits with what each shares with the message; `ranked` are their scores, best first."""
        shared = self._passages.shared(message, documents[:LOOKED_AT], self._matching.weights_of_runs)
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
            for rank, (document, own) in enumerate(zip_longest(documents, shared, fillvalue=Shared()))
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
>>>>>>> lexical
        kind, language = self._catalogue.kind_of(document), self._catalogue.language_of(document)
        return Hit(record.key, record.subject, kind, language, score)
