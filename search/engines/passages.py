"""The short texts of documents that a message could be about, and how much of each it has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..text.grams import distinct, grams
from .catalogue import Catalogue
from .columns import Columns
from .message import Message

Weights = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Shared:
    """What a message shares with one passage, as shares of weight from 0 to 1.

    `message` is how much of its best window is in the passage, `passage` how much of the passage is in that window;
    `words` are the numbers of the message's words that are there.
    """

    message: float = 0.0
    passage: float = 0.0
    words: tuple[int, ...] = ()


class Passages:
    """The passages of all segments, read when a document is looked at."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue) -> None:
        self._parts = parts
        self._catalogue = catalogue
        self._owners = [part.read("passage document") for part in parts]
        self._starts = [part.read("passage starts").astype(np.int64) for part in parts]

    def shared(self, message: Message, documents: Sequence[int], weights: Weights) -> list[Shared]:
        """For each document what the message shares with the passage it has most in common with."""
        texts = [self._of(document) for document in documents]
        owners = np.repeat(np.arange(len(texts)), [len(own) for own in texts])
        if not len(message.grams) or not len(owners):
            return [Shared()] * len(documents)
        compared = Compared(message, [passage for own in texts for passage in own], weights)
        return [compared.best(np.flatnonzero(owners == row)) for row in range(len(documents))]

    def _of(self, document: int) -> list[str]:
        """The skeletons of a document's passages."""
        part, place = self._catalogue.where(document)
        first, last = np.searchsorted(self._owners[part], [place, place + 1]).tolist()
        starts = self._starts[part][first : last + 1]
        if first == last:
            return []
        text = self._parts[part].read("passage", int(starts[0]), int(starts[-1])).tobytes()
        return [text[one:next_].decode() for one, next_ in pairwise((starts - starts[0]).tolist())]


class Compared:
    """The windows of a message beside passages: which runs of letters they share, by weight."""

    def __init__(self, message: Message, passages: Sequence[str], weights: Weights) -> None:
        self._message = message
        asked = distinct(message.grams)
        self._place = np.searchsorted(asked, message.grams)
        runs, owner = _runs(passages)
        spot = np.minimum(np.searchsorted(asked, runs), len(asked) - 1)
        known = asked[spot] == runs
        weight, weight_asked = weights(runs), weights(asked)
        self._common = np.zeros((len(asked), len(passages)), np.float32)
        self._common[spot[known], owner[known]] = weight[known]
        in_window = self._in_window(len(asked))
        # Without threads: for tables of this size they wait longer than they work.
        common = np.einsum("wr,rp->wp", in_window, self._common)
        self._message_share = common / np.maximum(in_window @ weight_asked, 1e-9)[:, None]
        self._passage_share = common / np.maximum(np.bincount(owner, weight, len(passages)), 1e-9)

    def _in_window(self, count: int) -> np.ndarray:
        """Which of the runs that were asked for are in which window: float32 (windows, runs)."""
        found = np.zeros((len(self._message.windows), count), np.float32)
        window, occurrence = np.nonzero(self._message.windows[:, self._message.gram_token])
        found[window, self._place[occurrence]] = 1
        return found

    def best(self, passages: np.ndarray) -> Shared:
        """The window and the passage, among these, with most in common both ways (harmonic mean)."""
        if not len(passages):
            return Shared()
        message, passage = self._message_share[:, passages], self._passage_share[:, passages]
        both = message * passage / np.maximum(message + passage, 1e-9)
        window, place = np.unravel_index(both.argmax(), both.shape)
        words = self._words(int(passages[place]))
        return Shared(float(message[window, place]), float(passage[window, place]), words)

    def _words(self, passage: int) -> tuple[int, ...]:
        """The words of the message that have at least half of their runs of letters in a passage."""
        count = np.bincount(self._message.gram_token)
        there = self._common[self._place, passage] > 0
        found = np.bincount(self._message.gram_token, there)
        return tuple(np.flatnonzero((found >= count / 2) & (found > 0)).tolist())


def _runs(passages: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The runs of letters of all passages, each once for a passage, and whose each is."""
    runs, begins = grams("".join(passages))
    owner = np.searchsorted(np.cumsum([len(passage) for passage in passages]), begins, "right")
    both = distinct((owner.astype(np.uint64) << np.uint64(24)) | runs)
    return (both & np.uint64(0xFFFFFF)).astype(np.uint32), (both >> np.uint64(24)).astype(np.int64)
