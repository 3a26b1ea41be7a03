"""The hits of a message: by its words, by what it means, and by what it names."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import numpy as np

from .. import fusion, match
from ..ranking import Features, Hit
from ..semantic.base import Embedder
from ..text.messages import sentences, without_filler
from ..text.named import disagree, named
from .catalogue import Catalogue
from .columns import Columns
from .grams import Grams
from .matching import Scores, best
from .message import Message
from .passages import Passages, Shared
from .postings import Postings
from .records import Record, Records
from .vectors import Vectors

# Documents that words find, which are compared by meaning too whatever a rough comparison says.
PROMISING = 200


class Answers:
    """Asks all that an index knows about a message."""

    def __init__(
        self, parts: Sequence[Columns], catalogue: Catalogue, records: Records, embedder: Callable[[], Embedder | None]
    ) -> None:
        runs = Grams(parts, catalogue)
        self._catalogue, self._records, self._embedder = catalogue, records, embedder
        self._scores = Scores(catalogue, Postings(parts, catalogue), runs)
        self._passages = Passages(parts, catalogue, runs)
        self._vectors = Vectors(parts, catalogue)

    def to(self, text: str, limit: int, kinds: Collection[str] = ()) -> list[Hit]:
        """One hit a subject, best first."""
        message = Message(text)
        short = self._telling(message)
        words = self._shares(message, short)
        near = self._vectors.near(short.text, self._embedder(), best(words, PROMISING))
        scores = fusion.fused(words, near) * self._asked_for(kinds)
        documents = self._one_a_subject(best(scores, 10 * limit), limit)
        records = [self._records.of(document) for document in documents]
        shared = self._passages.shared(message, documents)
        asked = named(short.text)
        features = [
            Features(
                words=float(words[document]),
                meaning=None if near is None else float(near[document]),
                message=share.message,
                passage=share.passage,
                disagrees=disagree(asked, record.named, record.mostly),
            )
            for document, record, share in zip(documents, records, shared, strict=True)
        ]
        hits = [
            replace(self._hit(document, record), matched=_spans(message, share), features=feature)
            for document, record, share, feature in zip(documents, records, shared, features, strict=True)
        ]
        return match.judged(hits)

    def _telling(self, message: Message) -> Message:
        """What of a long message says most about a claim, as a message of its own."""
        text = without_filler(message.text)
        if len(text) <= fusion.MOST_CHARACTERS:
            return message
        return Message(fusion.telling(text, sentences(text), self._best_score))

    def _best_score(self, text: str) -> float:
        return float(self._scores.all(Message(text)).max(initial=0))

    def _shares(self, message: Message, short: Message) -> np.ndarray:
        """How much of a message's weight each document has: of all of it or of what tells most."""
        shares = [self._scores.all(one) / max(self._scores.most(one), 1e-9) for one in dict.fromkeys((message, short))]
        return np.max(shares, axis=0)

    def _asked_for(self, kinds: Collection[str]) -> np.ndarray:
        """Which documents count: there still, and of these kinds."""
        if not kinds:
            return self._catalogue.alive
        numbers = [number for number, kind in enumerate(self._catalogue.kinds) if kind in kinds]
        return self._catalogue.alive & np.isin(self._catalogue.kind, numbers)

    def _one_a_subject(self, documents: np.ndarray, limit: int) -> list[int]:
        chosen: dict[int, int] = {}
        for document in documents.tolist():
            chosen.setdefault(int(self._catalogue.subject[document]), document)
        return list(chosen.values())[:limit]

    def _hit(self, document: int, record: Record) -> Hit:
        kind = self._catalogue.kinds[self._catalogue.kind[document]]
        language = self._catalogue.languages[self._catalogue.language[document]]
        return Hit(record.key, record.subject, kind, language, 0.0)


def _spans(message: Message, share: Shared) -> tuple[tuple[int, int], ...]:
    return tuple((message.tokens[word].start, message.tokens[word].end) for word in share.words)
