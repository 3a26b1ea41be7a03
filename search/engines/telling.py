"""What of a long message says most about a claim: all that is worth a model's time."""

import numpy as np

from .. import fusion
from ..text.messages import sentences, without_filler
from .matching import RUNS, Matching, Weighed, best
from .message import Message

# Claims that decide which sentences tell most.
TOLD_BY = 100


class Telling:
    """Weighs the sentences of a message by what they share with the claims that share most with all of it."""

    def __init__(self, matching: Matching, rows: int) -> None:
        self._matching, self._rows = matching, rows

    def of(self, message: Message) -> Message:
        """The message, or its most telling sentences as a message of their own."""
        text = without_filler(message.text)
        if len(text) <= fusion.MOST_CHARACTERS:
            return message
        runs = np.unique(message.grams)
        weighed = self._matching.words(message.words), self._matching.runs(runs)
        totals = [np.bincount(one.entries.row, one.scores, self._rows) for one in weighed]
        rows = best(totals[0] + RUNS * totals[1], TOLD_BY)
        by_words, by_runs = (self._table(one, rows) for one in weighed)
        place = {terms: row for row, terms in enumerate(message.words)}

        def weigh(part: str) -> float:
            own = Message(part)
            words = by_words[[place[terms] for terms in own.words if terms in place]].sum(axis=0)
            return float((words + RUNS * by_runs[np.isin(runs, own.grams)].sum(axis=0)).max(initial=0))

        return Message(fusion.telling(text, sentences(text), weigh))

    def _table(self, weighed: Weighed, rows: np.ndarray) -> np.ndarray:
        """What each thing that was asked scores in each of these rows: (asked, rows)."""
        column = np.full(self._rows, -1)
        column[rows] = np.arange(len(rows))
        columns = column[weighed.entries.row]
        there = columns >= 0
        table = np.zeros((len(weighed.weights), len(rows)))
        table[weighed.entries.owner[there], columns[there]] = weighed.scores[there]
        return table
