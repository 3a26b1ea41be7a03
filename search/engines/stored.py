"""What the index keeps of a document."""

from datetime import date
from typing import Any

from ..documents import Document
from ..text import grams, tokens
from ..text.words import words_in


def stored(document: Document) -> dict[str, Any]:
    """The fields of a document for Whoosh: its key, its terms, and all that the arrays are made from."""
    words = tokens(document.text, document.language)
    terms = " ".join(term for token in words for term in token.terms)
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
            "length": len(words),
            "plain": plain(document.text),
            "skeleton": grams.line(token.word for token in words),
            "passages": tuple(_passage(passage, document.language) for passage in document.passages),
            "model": document.model,
            "vectors": document.vectors,
        },
    }


def _day(day: date | None) -> int:
    """Its number in the calendar; 0 for none."""
    return day.toordinal() if day else 0


def plain(text: str) -> str:
    """All words of a text, small ones too, between single spaces: where quoted phrases are looked up."""
    return f" {' '.join(word for word, _start, _end in words_in(text))} "


def _passage(text: str, language: str) -> str:
    return grams.line(token.word for token in tokens(text, language))
