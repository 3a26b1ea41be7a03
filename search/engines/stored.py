"""What the index keeps of a document."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ..documents import Document
from ..text import grams, tokens
from ..text.named import mostly_named, named
from ..text.words import language_of_text, words_in


def stored(document: Document) -> dict[str, Any]:
    """The fields of a document for Whoosh: its key, its terms, and all that the arrays are made from."""
    lines = [_analysed(line) for line in document.text.splitlines()]
    terms = " ".join(line.terms for line in lines)
    return {
        "key": document.key,
        "terms": terms,
        "stored": {
            "key": document.key,
            "subject": document.subject,
            "kind": document.kind,
            "language": document.language,
            "digest": document.digest,
            "published": _day(document.published),
            "updated": _day(document.updated),
            "facets": {name: tuple(keys) for name, keys in document.facets.items()},
            "terms": terms,
            "length": sum(line.count for line in lines),
            "plain": " | ".join(line.plain for line in lines),
            "skeleton": "".join(line.skeleton for line in lines),
            "passages": tuple(skeleton_of(passage) for passage in document.passages),
            "named": sorted(set().union(*map(_named, document.text.splitlines()))),
            "mostly": sorted(mostly_named(map(_named, document.passages))),
            "spoken": tuple(language_of_text(passage) for passage in document.passages),
            "model": document.model,
            "vectors": document.vectors,
        },
    }


class Line(NamedTuple):
    """A line of a document: its terms, how many words they come from, all words plainly, and their skeletons."""

    terms: str
    count: int
    plain: str
    skeleton: str


# The documents of one claim are written one after the other and share most of their lines.
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


def plain(text: str) -> str:
    """All words of a text, small ones too, between single spaces: where quoted phrases are looked up."""
    return f" {' '.join(word for word, _start, _end in words_in(text))} "


def skeleton_of(text: str) -> str:
    """The skeletons of all words of a text that carry meaning."""
    return "".join(_analysed(line).skeleton for line in text.splitlines())


def _day(day: date | None) -> int:
    """Its number in the calendar; 0 for none."""
    return day.toordinal() if day else 0
