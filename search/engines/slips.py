"""Words that look like slips of words that the index knows better."""

from collections.abc import Sequence

from ..text import Token
from ..text.words import terms_in
from .matching import Matching
from .spelling import Spelling

# A word that at most two documents have is taken for a slip of one that ten times as many have.
RARE = 2
FAR_MORE = 10


class Slips:
    """Adds to a rare word the word it may have been meant to be; the rare one stays, for it may be right."""

    def __init__(self, matching: Matching, spelling: Spelling) -> None:
        self._matching = matching
        self._spelling = spelling

    def of(self, tokens: Sequence[Token]) -> list[str]:
        """For each word the one it seems to be a slip of, or nothing."""
        found = self._matching.frequencies([token.terms for token in tokens]).tolist()
        return [self._of(token, count) for token, count in zip(tokens, found, strict=True)]

    def _of(self, token: Token, found: int) -> str:
        near = self._spelling.nearest(token.word) if found <= RARE else None
        return near.word if near and near.count >= max(1, FAR_MORE * found) else ""

    @staticmethod
    def terms(tokens: Sequence[Token], slips: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The terms of the different words, those of the words that were meant included."""
        each = ((*token.terms, *terms_in(slip)) for token, slip in zip(tokens, slips, strict=True))
        return tuple(dict.fromkeys(tuple(dict.fromkeys(terms)) for terms in each))
