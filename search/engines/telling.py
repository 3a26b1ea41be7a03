"""What of a long message says most about a claim: all that is worth a model's time."""

import numpy as np

from .. import fusion
from ..text.messages import sentences, without_filler
from .matching import RUNS, Matching, Weighed, best
from .message import Message

# Documents that decide which sentences tell most.
TOLD_BY = 100


class Telling:
    """Weighs the sentences of a message by what they share with the documents that share most with all of it."""

    def __init__(self, matching: Matching, size: int) -> None:
        self._matching, self._size = matching, size

    def of(self, message: Message) -> Message:
        """The message, or its most telling sentences as a message of their own."""
        text = without_filler(message.text)
        if len(text) <= fusion.MOST_CHARACTERS:
            return message
        runs = np.unique(message.grams)
        weighed = self._matching.words(message.words), self._matching.runs(runs)
        totals = [one.total(self._size) for one in weighed]
        documents = best(totals[0] + RUNS * totals[1], TOLD_BY)
        by_words, by_runs = (self._table(one, documents) for one in weighed)
        place = {terms: row for row, terms in enumerate(message.words)}

        def weigh(part: str) -> float:
            own = Message(part)
            words = by_words[[place[terms] for terms in own.words if terms in place]].sum(axis=0)
            return float((words + RUNS * by_runs[np.isin(runs, own.grams)].sum(axis=0)).max(initial=0))

        return Message(fusion.telling(text, sentences(text), weigh))

    def _table(self, weighed: Weighed, documents: np.ndarray) -> np.ndarray:
        """What each thing that was asked scores in each of these documents: (asked, documents)."""
        column = np.full(self._size, -1)
        column[documents] = np.arange(len(documents))
        columns = column[weighed.entries.document]
        there = columns >= 0
        table = np.zeros((len(weighed.weights), len(documents)))
        table[weighed.entries.owner[there], columns[there]] = weighed.scores[there]
        return table
