"""What the index keeps of a document."""

from datetime import date
from typing import Any

from ..documents import Document
from ..text import grams, tokens
from ..text.named import mostly_named, named
from ..text.words import language_of_text, words_in


def stored(document: Document) -> dict[str, Any]:
    """The fields of a document for Whoosh: its key, its terms, and all that the arrays are made from."""
    words = tokens(document.text, document.language)
    return {
        "key": document.key,
        "terms": " ".join(term for token in words for term in token.terms),
        "stored": {
            "key": document.key,
            "subject": document.subject,
            "kind": document.kind,
            "language": document.language,
            "digest": document.digest,
            "published": _day(document.published),
            "updated": _day(document.updated),
            "facets": {name: tuple(keys) for name, keys in document.facets.items()},
            "length": len(words),
            "plain": plain(document.text),
            "named": sorted(named(document.text)),
            "mostly": sorted(mostly_named(document.passages or (document.text,))),
            "spoken": [language_of_text(passage) for passage in document.passages],
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


def _passage(text: str, language: str) -> dict[str, Any]:
    words = tokens(text, language)
    return {"terms": [token.terms[0] for token in words], "skeleton": grams.line(token.word for token in words)}
