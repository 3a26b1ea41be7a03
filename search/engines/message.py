"""A pasted message, taken apart for asking."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..text import Token, tokens, windows, without_filler
from ..text.grams import grams, line, skeleton

# Longer messages are looked at up to here; the check box takes half of it.
MOST_LETTERS = 20_000
MOST_WINDOWS = 60
# In longer messages enough words are right, and some sentences tell more than others.
SHORT = 20
# A window with less than this much of content is a greeting or the end of a line.
LEAST_WORDS = 3


@dataclass(frozen=True)
class Message:
    """A message without chain-letter phrases; when nothing else is in it, they are its words."""

    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words, with their places in the text as it was pasted."""
        text = self.text[:MOST_LETTERS]
        return tokens(without_filler(text)) or tokens(text)

    @property
    def is_short(self) -> bool:
        """Whether every word counts: such a message is asked as a search is."""
        return len(self.tokens) <= SHORT

    @cached_property
    def words(self) -> list[tuple[str, ...]]:
        """The terms of its different words, in order."""
        return list(dict.fromkeys(token.terms for token in self.tokens))

    @cached_property
    def _runs(self) -> tuple[np.ndarray, np.ndarray]:
        numbers, begins = grams(line(token.word for token in self.tokens))
        lengths = [len(skeleton(token.word)) + 2 for token in self.tokens]
        return numbers, np.repeat(np.arange(len(lengths)), lengths)[begins]

    @property
    def grams(self) -> np.ndarray:
        """The number of every run of four letters, in order."""
        return self._runs[0]

    @property
    def gram_token(self) -> np.ndarray:
        """Which word each run is in."""
        return self._runs[1]

    @cached_property
    def windows(self) -> np.ndarray:
        """Which words are in which window, the whole message first: bool (windows, words)."""
        starts = np.array([token.start for token in self.tokens], np.int64)
        parts = windows(self.text[:MOST_LETTERS])
        inside = [(starts >= first) & (starts < last) for first, last in parts]
        telling = [words for words in inside if words.sum() >= LEAST_WORDS]
        return np.array([np.ones(len(starts), bool), *telling[:MOST_WINDOWS]])
