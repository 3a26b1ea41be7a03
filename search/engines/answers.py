"""The hits of a message: by its words, by what it means, and by what it names."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest

import numpy as np

from .. import fusion, match
from ..query import Query
from ..ranking import Features, Hit
from ..text.named import disagree, named
from .catalogue import Catalogue
from .matching import Asked, Matching, best
from .message import Message
from .passages import Passages, Shared
from .records import Records
from .slips import Slips
from .telling import telling
from .vectors import Vectors

# Documents looked at for each subject that is wanted: a claim has one in each language.
DOCUMENTS_A_SUBJECT = 5
# Subjects whose passages are compared with the message; more are never shown.
LOOKED_AT = 8
# Documents that words find, which are compared by meaning too whatever a rough comparison says.
PROMISING = 200


class Answers:
    """Asks all that an index knows about a message."""

    def __init__(
        self,
        catalogue: Catalogue,
        matching: Matching,
        slips: Slips,
        passages: Passages,
        vectors: Vectors,
        records: Records,
    ) -> None:
        self._catalogue, self._records = catalogue, records
        self._matching, self._slips = matching, slips
        self._passages, self._vectors = passages, vectors

    def to(self, text: str, limit: int, kinds: Collection[str] = (), language: str = "") -> list[Hit]:
        """One hit a subject, best first."""
        message = Message(text)
        whole = self._asked(message)
        short = telling(message, whole)
        both = [whole] if short is message else [whole, self._part(whole, message, short)]
        shares = np.array([one.shares for one in both])
        words = self._matching.of_documents(shares.mean(axis=0))
        near = self._vectors.near(short.text, best(words, PROMISING))
        scores = fusion.fused(words, near) * self._counting(kinds)
        some = best(scores, DOCUMENTS_A_SUBJECT * limit)
        documents = self._catalogue.one_a_subject(some, language)[:limit]
        shared = self._passages.shared(message, documents[:LOOKED_AT], self._matching.weights_of_runs)
        asked = named(short.text)
        return match.judged(
            [
                replace(
                    self._hit(message, document, own, float(scores[document])),
                    features=self._features(document, own, asked, shares, near),
                )
                for document, own in zip_longest(documents, shared, fillvalue=Shared())
            ]
        )

    def also_meant(self, query: Query, scores: np.ndarray) -> np.ndarray:
        """The scores of what a query's words find, with what is meant by it; phrases and exclusions are about words."""
        if not query.text.strip() or query.phrases or query.excluded:
            return scores
        near = self._vectors.near(query.text, best(scores, PROMISING))
        return scores if near is None else fusion.also_meant(scores, near * self._catalogue.alive)

    def _asked(self, message: Message) -> Asked:
        """The different words of a message, and its runs of letters."""
        return self._matching.asked(self._words(message), message.grams)

    def _part(self, whole: Asked, message: Message, part: Message) -> Asked:
        """A part of a message, by what was read for the whole; by slips too when it is short."""
        if part.is_short:
            return whole.only(self._matching.words(self._words(part)), part.grams)
        own = set(part.words)
        there = np.array([terms in own for terms in message.words], bool)
        return whole.only(whole.words.only(there), part.grams)

    def _words(self, message: Message) -> Sequence[tuple[str, ...]]:
        """The different words of a message; those of a short one with what they may be slips of."""
        if not message.is_short:
            return message.words
        return self._slips.terms(message.tokens, self._slips.of(message.tokens))

    def _counting(self, kinds: Collection[str]) -> np.ndarray:
        """Which documents count: there still, and of these kinds."""
        alive = self._catalogue.alive
        return alive & self._catalogue.of_kinds(kinds) if kinds else alive

    def _hit(self, message: Message, document: int, shared: Shared, score: float) -> Hit:
        record = self._records.of(document)
        return Hit(
            key=record.key,
            subject=record.subject,
            kind=self._catalogue.kind_of(document),
            language=self._catalogue.language_of(document),
            score=score,
            matched=tuple((message.tokens[word].start, message.tokens[word].end) for word in shared.words),
        )

    def _features(
        self, document: int, shared: Shared, asked: Collection[str], shares: np.ndarray, near: np.ndarray | None
    ) -> Features:
        record = self._records.of(document)
        return Features(
            words=float(shares[:, self._catalogue.row[document]].max()),
            message=shared.message,
            passage=shared.passage,
            meaning=None if near is None else float(near[document]),
            disagrees=disagree(asked, record.named, record.mostly),
        )
