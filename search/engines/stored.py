"""What the index keeps of a document."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ..documents import Document
from ..text import grams, tokens
from ..text.named import mostly_named, named
from ..text.words import language_of_text, words_in

Stored = dict[str, Any]


def stored(document: Document) -> Stored:
    """All that the arrays are made from, of one document."""
    return {
        "key": document.key,
        "subject": document.subject,
        "kind": document.kind,
        "language": document.language,
        "digest": document.digest,
        "published": _day(document.published),
        "updated": _day(document.updated),
        "facets": {name: tuple(keys) for name, keys in document.facets.items()},
        "lines": tuple(_analysed(line) for line in document.text.splitlines()),
        "passages": tuple(skeleton_of(passage) for passage in document.passages),
        "named": sorted(set().union(*map(_named, document.text.splitlines()))),
        "mostly": sorted(mostly_named(map(_named, document.passages))),
        "spoken": tuple(map(_spoken, document.passages)),
        "model": document.model,
        "vectors": document.vectors,
    }


def record(documents: Sequence[Stored]) -> dict[str, Any]:
    """What Whoosh keeps of a subject, in all its languages: the terms of its different lines, and its documents."""
    return {
        "subject": documents[0]["subject"],
        "keys": " ".join(document["key"] for document in documents),
        "terms": " ".join(line.terms for line in different_lines(documents)),
        "documents": [{**document, "lines": [tuple(line) for line in document["lines"]]} for document in documents],
    }


def documents_of(fields: Mapping[str, Any]) -> list[Stored]:
    """The documents of a subject, from what Whoosh kept of it."""
    return [{**one, "lines": tuple(Line(*line) for line in one["lines"])} for one in fields["documents"]]


def different_lines(documents: Sequence[Stored]) -> list["Line"]:
    """The lines of documents of one subject, each once: they share the claim's wordings."""
    return list(dict.fromkeys(line for document in documents for line in document["lines"]))


class Line(NamedTuple):
    """A line of a document: its terms, how many words they come from, all words plainly, and their skeletons."""

    terms: str
    count: int
    plain: str
    skeleton: str


# The documents of one claim are written one after the other.
@lru_cache(maxsize=512)
def _analysed(line: str) -> Line:
    words = tokens(line)
    return Line(
        terms=" ".join(term for token in words for term in token.terms),
        count=len(words),
        plain=plain(line),
        skeleton=grams.line(token.word for token in words),
    )


_named = lru_cache(maxsize=512)(named)
_spoken = lru_cache(maxsize=512)(language_of_text)


def plain(text: str) -> str:
    """All words of a text, small ones too, between single spaces: where quoted phrases are looked up."""
    return f" {' '.join(word for word, _start, _end in words_in(text))} "


def skeleton_of(text: str) -> str:
    """The skeletons of all words of a text that carry meaning."""
    return "".join(_analysed(line).skeleton for line in text.splitlines())


def _day(day: date | None) -> int:
    """Its number in the calendar; 0 for none."""
    return day.toordinal() if day else 0
