"""The short texts of documents that a message could be about, and how much of each it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..text.grams import grams
from .catalogue import Catalogue
from .columns import Columns
from .grams import Grams
from .message import Message


@dataclass(frozen=True)
class Shared:
    """What a message shares with one passage, as shares of weight from 0 to 1.

    `message` is how much of its best window is in the passage, `passage` how much of the passage is in that window;
    `words` are the numbers of the message's words that are there.
    """

    message: float = 0.0
    passage: float = 0.0
    words: tuple[int, ...] = ()

    @property
    def both(self) -> float:
        """High only when each has much of the other: their harmonic mean."""
        return 2 * self.message * self.passage / max(self.message + self.passage, 1e-9)


class Passages:
    """The passages of all segments, read when a document is looked at."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue, runs: Grams) -> None:
        self._parts = parts
        self._catalogue = catalogue
        self._owners = [part.read("passage document") for part in parts]
        self._starts = [part.read("passage starts").astype(np.int64) for part in parts]
        self._runs = runs

    def of(self, document: int) -> list[str]:
        """The skeletons of a document's passages."""
        part, place = self._catalogue.where(document)
        first, last = np.searchsorted(self._owners[part], [place, place + 1])
        starts = self._starts[part][first : last + 1]
        if first == last:
            return []
        text = self._parts[part].read("passage", int(starts[0]), int(starts[-1])).tobytes()
        cuts = starts - starts[0]
        return [text[one:next_].decode() for one, next_ in pairwise(cuts)]

    def shared(self, message: Message, documents: Sequence[int]) -> list[Shared]:
        """For each document what the message shares with the passage it has most in common with."""
        owners, found = [], []
        for row, document in enumerate(documents):
            own = [np.unique(grams(passage)[0]) for passage in self.of(document)]
            found += [runs for runs in own if len(runs)]
            owners += [row for runs in own if len(runs)]
        best = [Shared()] * len(documents)
        if not found or not len(message.grams):
            return best
        for owner, one in zip(owners, self._compared(message, found), strict=True):
            best[owner] = max(best[owner], one, key=lambda shared: shared.both)
        return best

    def _compared(self, message: Message, passages: list[np.ndarray]) -> list[Shared]:
        """What the message shares with each passage, given as the runs of letters in it."""
        asked, place = np.unique(message.grams, return_inverse=True)
        in_window = np.zeros((len(message.windows), len(asked)), np.float32)
        window, occurrence = np.nonzero(message.windows[:, message.gram_token])
        in_window[window, place[occurrence]] = 1
        runs, starts = np.concatenate(passages), np.cumsum([0, *map(len, passages)])[:-1]
        spot = np.minimum(np.searchsorted(asked, runs), len(asked) - 1)
        weight = self._runs.weights(runs) * 1.0
        common = in_window[:, spot] * ((asked[spot] == runs) * weight)
        common = np.add.reduceat(common, starts, axis=1)
        of_window = in_window @ self._runs.weights(asked)
        of_passage = np.add.reduceat(weight, starts)
        message_share, passage_share = common / np.maximum(of_window, 1e-9)[:, None], common / of_passage
        both = 2 * message_share * passage_share / np.maximum(message_share + passage_share, 1e-9)
        chosen = both.argmax(axis=0)
        return [
            Shared(
                float(message_share[row, number]),
                float(passage_share[row, number]),
                _words(message, np.isin(message.grams, passages[number])),
            )
            for number, row in enumerate(chosen)
        ]


def _words(message: Message, there: np.ndarray) -> tuple[int, ...]:
    """The words of a message that have at least half of their runs of letters among those that are there."""
    count = np.bincount(message.gram_token, minlength=len(message.tokens))
    found = np.bincount(message.gram_token, there, minlength=len(message.tokens))
    return tuple(np.flatnonzero((found >= count / 2) & (found > 0)).tolist())
