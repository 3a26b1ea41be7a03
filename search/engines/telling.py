"""What of a long message says most about a claim: all that is worth a model's time."""

from collections import defaultdict

import numpy as np

from .. import fusion
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
    if message.is_short or len(text) <= fusion.MOST_CHARACTERS:
        return message
    scores = _of_words(message, asked)
    there = _words_of(message, text)

    def weigh(part: str) -> float:
        own = {word for written in part.split() for word in there[written]}
        return float(scores[sorted(own)].sum(axis=0).max(initial=0))

    return Message(fusion.telling(text, sentences(text), weigh))


def _words_of(message: Message, text: str) -> dict[str, set[int]]:
    """By what stands between blanks the words in it, those that repeat by their first number."""
    first: dict[tuple[str, ...], int] = {}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, token in enumerate(message.tokens):
        start = max(text.rfind(blank, 0, token.start) for blank in " \n\t") + 1
        found[text[start:].split(maxsplit=1)[0]].add(first.setdefault(token.terms, number))
    return found


def _of_words(message: Message, asked: Asked) -> np.ndarray:
    """What each word of the message, with its runs of letters, scores in the best rows: float64 (words, rows)."""
    rows = best(asked.of_rows, TOLD_BY)
    by_words, by_runs = (_table(one, rows, asked.rows) for one in (asked.words, asked.runs))
    place = {terms: number for number, terms in enumerate(message.words)}
    scores = by_words[[place[token.terms] for token in message.tokens]]
    if len(message.grams):
        each = by_runs[np.searchsorted(asked.run_numbers, message.grams)]
        word, first = np.unique(message.gram_token, return_index=True)
        scores[word] += RUNS * np.add.reduceat(each, first)
    return scores


def _table(weighed: Weighed, rows: np.ndarray, count: int) -> np.ndarray:
    """What each thing that was asked scores in each of some rows, out of `count`: (asked, rows)."""
    column = np.full(count, -1)
    column[rows] = np.arange(len(rows))
    columns = column[weighed.entries.row]
    there = columns >= 0
    table = np.zeros((len(weighed.weights), len(rows)))
    table[weighed.entries.owner[there], columns[there]] = weighed.scores[there]
    return table
