"""Which words of a text a reader looked for: whole words in three scripts, in whatever form they stand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .text import tokens

# Characters of an excerpt, and how many of them stand before the first word that was looked for.
LONGEST_EXCERPT = 180
BEFORE = 50


@dataclass(frozen=True)
class Piece:
    """A part of a text, looked for or not."""

    text: str
    is_marked: bool = False


def terms_of(*texts: str) -> frozenset[str]:
    """The terms of what a reader typed."""
    return frozenset(term for text in texts for token in tokens(text) for term in token.terms)


def spans(text: str, terms: Collection[str]) -> list[tuple[int, int]]:
    """Where words stand, as [start, end), that share a term with what was looked for."""
    return [(token.start, token.end) for token in tokens(text) if not set(token.terms).isdisjoint(terms)]


def pieces(text: str, terms: Collection[str]) -> Iterator[Piece]:
    """The text in pieces, nothing lost, the words that were looked for marked."""
    place = 0
    for start, end in spans(text, terms):
        if start > place:
            yield Piece(text[place:start])
        yield Piece(text[start:end], is_marked=True)
        place = end
    if place < len(text):
        yield Piece(text[place:])


def excerpt(text: str, terms: Collection[str], longest: int = LONGEST_EXCERPT) -> str:
    """The part of a text, in one line, in which the words that were looked for first stand; cut between words."""
    line = " ".join(text.split())
    found = spans(line, terms) if terms and len(line) > longest else []
    begin = max(found[0][0] - BEFORE, 0) if found else 0
    begin = line.index(" ", begin) + 1 if begin and " " in line[begin : begin + BEFORE] else begin
    part = line[begin : begin + longest]
    if begin + longest < len(line):
        part = part[: part.rfind(" ")] if " " in part else part
    return ("… " if begin else "") + part + (" …" if begin + len(part) < len(line) else "")
