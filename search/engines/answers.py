"""The hits of a message: by its words, by what it means, and by what it names."""

from collections.abc import Callable, Collection, Sequence

import numpy as np

from .. import fusion, match
from ..ranking import Features, Hit
from ..semantic.base import Embedder
from ..text.messages import sentences, without_filler
from ..text.named import disagree, named
from .catalogue import Catalogue
from .columns import Columns
from .matching import Matching, best
from .message import Message
from .passages import Passages, Shared
from .records import Records
from .vectors import Vectors

# Documents looked at for each subject that is wanted: a claim has one in each language.
DOCUMENTS_A_SUBJECT = 5
# Documents that words find, which are compared by meaning too whatever a rough comparison says.
PROMISING = 200


class Answers:
    """Asks all that an index knows about a message."""

    def __init__(
        self,
        parts: Sequence[Columns],
        catalogue: Catalogue,
        matching: Matching,
        records: Records,
        embedder: Callable[[], Embedder | None],
    ) -> None:
        self._catalogue, self._matching, self._records, self._embedder = catalogue, matching, records, embedder
        self._passages = Passages(parts, catalogue)
        self._vectors = Vectors(parts, catalogue)

    def to(self, text: str, limit: int, kinds: Collection[str] = (), language: str = "") -> list[Hit]:
        """One hit a subject, best first."""
        message = Message(text)
        short = self._telling(message)
        words = self._shares(message, short)
        near = self._vectors.near(short.text, self._embedder(), best(words, PROMISING))
        scores = fusion.fused(words, near) * self._counting(kinds)
        some = best(scores, DOCUMENTS_A_SUBJECT * limit)
        documents = self._catalogue.one_a_subject(some, language)[:limit]
        shared = self._passages.shared(message, documents, self._matching.weights_of_runs)
        asked = named(short.text)
        return match.judged(
            [
                self._hit(message, document, own, asked, words, near)
                for document, own in zip(documents, shared, strict=True)
            ]
        )

    def _telling(self, message: Message) -> Message:
        """What of a long message says most about a claim, as a message of its own."""
        text = without_filler(message.text)
        if len(text) <= fusion.MOST_CHARACTERS:
            return message
        return Message(fusion.telling(text, sentences(text), self._best_score))

    def _best_score(self, text: str) -> float:
        return float(self._matching.scores(Message(text))[0].max(initial=0))

    def _shares(self, message: Message, short: Message) -> np.ndarray:
        """How much of a message's weight each document has: of all of it, or of what tells most."""
        weighed = [self._matching.scores(one) for one in dict.fromkeys((message, short))]
        return np.max([scores / max(most, 1e-9) for scores, most in weighed], axis=0)

    def _counting(self, kinds: Collection[str]) -> np.ndarray:
        """Which documents count: there still, and of these kinds."""
        alive = self._catalogue.alive
        return alive & self._catalogue.of_kinds(kinds) if kinds else alive

    def _hit(
        self,
        message: Message,
        document: int,
        shared: Shared,
        asked: Collection[str],
        words: np.ndarray,
        near: np.ndarray | None,
    ) -> Hit:
        record = self._records.of(document)
        return Hit(
            key=record.key,
            subject=record.subject,
            kind=self._catalogue.kind_of(document),
            language=self._catalogue.language_of(document),
            score=0.0,
            matched=tuple((message.tokens[word].start, message.tokens[word].end) for word in shared.words),
            features=Features(
                words=float(words[document]),
                message=shared.message,
                passage=shared.passage,
                meaning=None if near is None else float(near[document]),
                disagrees=disagree(asked, record.named, record.mostly),
            ),
        )
