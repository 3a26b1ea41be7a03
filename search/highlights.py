"""Which words of a text a reader looked for: whole words in three scripts, in whatever form they stand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .text import tokens


@dataclass(frozen=True)
class Piece:
    """A part of a text, looked for or not."""

    text: str
    is_marked: bool = False


def pieces(text: str, terms: Collection[str], language: str = "") -> Iterator[Piece]:
    """The text in pieces, without loss; a word is marked when one of its forms is among the terms."""
    place = 0
    for token in tokens(text, language):
        if token.start < place or terms.isdisjoint(token.terms):
            continue
        if token.start > place:
            yield Piece(text[place : token.start])
        yield Piece(text[token.start : token.end], is_marked=True)
        place = token.end
    if place < len(text):
        yield Piece(text[place:])
