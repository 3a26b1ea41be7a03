"""What of a long message says most about a claim: all that is worth a model's time."""

import numpy as np

from .. import fusion
from ..text import tokens
from ..text.grams import distinct, grams, line
from ..text.messages import sentences, without_filler
from .matching import RUNS, Asked, Weighed, best
from .message import Message

# Rows of documents that decide which sentences tell most.
TOLD_BY = 100


def telling(message: Message, asked: Asked) -> Message:
    """The message, or its most telling sentences as a message of their own.

    Sentences are weighed by what they share with the documents that share most with all of it.
    """
    text = without_filler(message.text)
    if len(text) <= fusion.MOST_CHARACTERS:
        return message
    rows = best(asked.of_rows, TOLD_BY)
    by_words, by_runs = (_table(one, rows, asked.rows) for one in (asked.words, asked.runs))
    place = {terms: row for row, terms in enumerate(message.words)}

    def weigh(part: str) -> float:
        own = tokens(part)
        words = by_words[list({place[token.terms] for token in own if token.terms in place})].sum(axis=0)
        there = np.searchsorted(asked.run_numbers, distinct(grams(line(token.word for token in own))[0]))
        runs = by_runs[there[there < len(by_runs)]].sum(axis=0)
        return float((words + RUNS * runs).max(initial=0))

    return Message(fusion.telling(text, sentences(text), weigh))


def _table(weighed: Weighed, rows: np.ndarray, count: int) -> np.ndarray:
    """What each thing that was asked scores in each of some rows, out of `count`: (asked, rows)."""
    column = np.full(count, -1)
    column[rows] = np.arange(len(rows))
    columns = column[weighed.entries.row]
    there = columns >= 0
    table = np.zeros((len(weighed.weights), len(rows)))
    table[weighed.entries.owner[there], columns[there]] = weighed.scores[there]
    return table
