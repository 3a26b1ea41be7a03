"""Which documents a message may be about: by its words and its runs of four letters together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..text.grams import distinct
from .catalogue import Catalogue
from .lists import Entries, Lists
from .numbering import numbers
from .scoring import norm, rarity, shares

# What runs of letters count beside words. Between .25 and .5 nothing moves on six collections.
RUNS = 0.5
# The rarest runs of a long message say nearly all; reading all of them would cost more than all its words.
MOST_RUNS = 200
MOST_ELEMENTS = 50_000


@dataclass(frozen=True)
class Weighed:
    """What was asked for: where it stands, how much each standing scores, and the weight of each thing asked."""

    entries: Entries
    scores: np.ndarray
    weights: np.ndarray

    def only(self, some: np.ndarray) -> Weighed:
        """The same of some of the things that were asked for."""
        there = some[self.entries.owner]
        place = np.cumsum(some) - 1
        entries = Entries(place[self.entries.owner[there]], self.entries.row[there], self.entries.count[there])
        return Weighed(entries, self.scores[there], self.weights[some])


@dataclass(frozen=True)
class Asked:
    """All that was asked for at once: words, and different runs of letters with their numbers; of so many rows."""

    words: Weighed
    run_numbers: np.ndarray
    runs: Weighed
    rows: int

    @cached_property
    def of_rows(self) -> np.ndarray:
        """The score of every row: float64."""
        scores = np.zeros(self.rows)
        scores += np.bincount(self.words.entries.row, self.words.scores, self.rows)
        scores += RUNS * np.bincount(self.runs.entries.row, self.runs.scores, self.rows)
        return scores

    def only(self, words: Weighed, grams: np.ndarray) -> Asked:
        """A part of what was asked: its words, and those of the runs that are among these."""
        there = np.isin(self.run_numbers, grams)
        return Asked(words, self.run_numbers[there], self.runs.only(there), self.rows)

    @property
    def shares(self) -> np.ndarray:
        """How much of all that was asked each row has, by weight: about 1 for one that has all."""
        return self.of_rows / max(float(self.words.weights.sum() + RUNS * self.runs.weights.sum()), 1e-9)


class Matching:
    """Weighs words and runs of letters over all rows."""

    def __init__(self, catalogue: Catalogue, terms: Lists, runs: Lists) -> None:
        self._catalogue = catalogue
        self._terms = terms
        self._runs = runs
        self._norm = norm(catalogue.length)
        self._norm_of_runs = norm(catalogue.gram_length)

    def words(self, words: Sequence[Collection[str]]) -> Weighed:
        """Words, each given by its terms: a row with any of them has the word."""
        owners = np.repeat(np.arange(len(words)), [len(terms) for terms in words])
        found = self._terms.entries(numbers(term for terms in words for term in terms))
        found = replace(found, owner=owners[found.owner])
        if len(owners) > len(words):
            found = _merged(found, self._catalogue.rows)
        weights = rarity(np.bincount(found.owner, minlength=len(words)), self._catalogue.rows)
        return Weighed(found, weights[found.owner] * shares(found.count, self._norm[found.row]), weights)

    def runs(self, runs: np.ndarray) -> Weighed:
        """Different runs of letters; the common ones of a long message count in the weights only."""
        lengths = self._runs.lengths(runs)
        weights = rarity(lengths, self._catalogue.rows)
        rarest = np.argsort(lengths, kind="stable")
        rarest = rarest[lengths[rarest] > 0][:MOST_RUNS]
        rarest = rarest[np.cumsum(lengths[rarest]) <= MOST_ELEMENTS]
        found = self._runs.entries(runs[rarest])
        found = replace(found, owner=rarest[found.owner])
        return Weighed(found, weights[found.owner] * shares(found.count, self._norm_of_runs[found.row]), weights)

    def frequencies(self, words: Sequence[Collection[str]]) -> np.ndarray:
        """How many documents have the commonest term of each word: int64."""
        owners = np.repeat(np.arange(len(words)), [len(terms) for terms in words])
        found = np.zeros(len(words), np.int64)
        np.maximum.at(found, owners, self._terms.lengths(numbers(term for terms in words for term in terms)))
        return found

    def weights_of_runs(self, runs: np.ndarray) -> np.ndarray:
        """How much each of these runs of letters says: float64."""
        return rarity(self._runs.lengths(runs), self._catalogue.rows)

    def asked(self, words: Sequence[Collection[str]], grams: np.ndarray) -> Asked:
        """Words and runs of letters, which may repeat, with what each scores where."""
        runs = distinct(grams)
        return Asked(self.words(words), runs, self.runs(runs), self._catalogue.rows)

    def of_documents(self, of_rows: np.ndarray) -> np.ndarray:
        """What rows score as the scores of their documents, 0 for those that are no more."""
        return of_rows[self._catalogue.row] * self._catalogue.alive

    def carried(self, words: Weighed) -> np.ndarray:
        """The weight of the words that each document has: float64."""
        weights = words.weights[words.entries.owner]
        return np.bincount(words.entries.row, weights, self._catalogue.rows)[self._catalogue.row]


def _merged(found: Entries, size: int) -> Entries:
    """Each row once for each owner, with the highest of its counts."""
    place = found.owner * size + found.row
    order = np.argsort(place, kind="stable")
    first = np.flatnonzero(np.diff(place[order], prepend=-1))
    counts = np.maximum.reduceat(found.count[order], first) if len(first) else found.count
    return Entries(found.owner[order][first], found.row[order][first], counts)


def best(scores: np.ndarray, count: int) -> np.ndarray:
    """The documents with the highest scores above zero, best first; ties in the order of documents."""
    top = scores.max(initial=0)
    for share in (0.5, 0.25, 0.1, 0.0):
        some = np.flatnonzero(scores > share * top)
        if len(some) >= count:
            break
    return some[np.lexsort((some, -scores[some]))][:count]
