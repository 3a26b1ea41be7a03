"""What a reader's query finds: which documents carry enough of it, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..query import Query
from ..text import Token, tokens
from ..text.grams import grams, line, skeleton
from .matching import Matching
from .slips import Slips
from .texts import Texts

# Documents that have both of two words, when there are so many; of more words, those that carry so much of the weight.
FEW, ENOUGH = 5, 0.6
# Words beyond these are left out: who pastes a page wants the check box.
MOST_WORDS = 60


@dataclass(frozen=True)
class Words:
    """The words of a query: their terms, near words of the index included, and what the reader may have meant."""

    tokens: tuple[Token, ...]
    terms: tuple[tuple[str, ...], ...]
    meant: str

    @cached_property
    def all_terms(self) -> frozenset[str]:
        """The terms of all words."""
        return frozenset(term for terms in self.terms for term in terms)


class Searching:
    """Looks for words, phrases and what must not be there."""

    def __init__(self, matching: Matching, slips: Slips, texts: Texts, alive: np.ndarray) -> None:
        self._matching = matching
        self._slips = slips
        self._texts = texts
        self._alive = alive

    def words(self, query: Query) -> Words:
        """The words of a query, each with the word of the index it may be a slip of."""
        text = " ".join((query.text, *query.phrases))
        own = tokens(text)[:MOST_WORDS]
        slips = self._slips.of(own)
        return Words(tuple(own), self._slips.terms(own, slips), _meant(text, own, slips))

    def scores(self, query: Query, words: Words) -> np.ndarray:
        """The score of each document that matches, 0 for the others; all are equal when nothing was asked for."""
        if not words.terms and not query.phrases:
            scores = self._alive.astype(float)
        else:
            scores = self._of_words(words) * self._alive
        for phrase in query.phrases:
            scores = self._texts.with_phrase(phrase, scores)
        for phrase in query.excluded:
            scores = self._without(phrase, scores)
        return scores

    def _of_words(self, words: Words) -> np.ndarray:
        if not words.terms:
            return np.ones(len(self._alive))
        asked = self._matching.asked(words.terms, grams(line(token.word for token in words.tokens))[0])
        known = np.bincount(asked.words.entries.owner, minlength=len(words.terms)) > 0
        carried, whole = self._matching.carried(asked.words), asked.words.weights[known].sum()
        there = carried > 0
        both = there & (carried >= whole - 1e-6)
        if len(words.terms) > 2:
            there &= carried >= ENOUGH * whole - 1e-6
        elif np.count_nonzero(both) >= FEW:
            there = both
        scores = self._matching.of_documents(asked.of_rows)
        return np.where(there, scores * carried / max(whole, 1e-9), 0)

    def _without(self, phrase: str, scores: np.ndarray) -> np.ndarray:
        """The scores with 0 for documents that have a word, in any form, or these words side by side."""
        own = tokens(phrase)
        if len(own) == 1:
            return scores * (self._matching.carried(self._matching.words([own[0].terms])) == 0)
        return scores * (self._texts.with_phrase(phrase, scores) == 0)


def _meant(text: str, own: Sequence[Token], slips: Sequence[str]) -> str:
    """The text with near words in the place of slips; nothing when there are none, or only another alphabet."""
    parts, place = [], 0
    for token, slip in zip(own, slips, strict=True):
        other = slip and skeleton(slip) != skeleton(token.word)
        parts += [text[place : token.start], slip if other else text[token.start : token.end]]
        place = token.end
    meant = "".join([*parts, text[place:]])
    return meant if meant != text else ""
