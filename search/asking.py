"""What pages ask: the index answers, or the database in a simpler way while there is no index."""

from collections.abc import Collection

from .documents import SOURCES, Shown, Suggestion, language_of, subject_of
from .query import Query, Wanted
from .ranking import Found, Hit

# The database answers with so many at most: it looks through every text.
MOST_SIMPLE = 200
MOST_SUGGESTIONS = 10
MOST_LETTERS = 100


def search(query: Query, wanted: Wanted) -> Found:
    """What a reader's query finds among public documents."""
    return simple_search(query, wanted)


def match(message: str, language: str, limit: int = 20, kinds: Collection[str] = ("claim",)) -> list[Hit]:
    """The claims that a pasted message may be about, most confident first; none while there is no index."""
    return []


def simple_search(query: Query, wanted: Wanted) -> Found:
    """What the database finds: documents with all of the words, newest first; filters other than kinds are left out."""
    words = " ".join([query.text, *query.phrases]).split()
    kinds = wanted.filters.get("kind") or SOURCES.keys()
    keys = [
        key
        for kind, source in SOURCES.items()
        if words and kind in kinds
        for key in source.simple_search(words, wanted.language, MOST_SIMPLE)
    ]
    shown = keys[wanted.offset : wanted.offset + wanted.limit]
    hits = tuple(Hit(key, subject_of(key), kind_of(key), language_of(key), score=1.0) for key in shown)
    return Found(hits=hits, total=len(keys))


def shown(keys: Collection[str], language: str) -> dict[str, Shown]:
    """How found documents look in a list, by their keys in the order of `keys`; what is not public is left out."""
    found: dict[str, Shown] = {}
    for kind, source in SOURCES.items():
        own = [key for key in keys if kind_of(key) == kind]
        found |= source.shown(own, language) if own else {}
    return {key: found[key] for key in keys if key in found}


def named(facet: str, keys: Collection[str], language: str) -> dict[str, str]:
    """The words of a facet's keys, from whichever source knows them."""
    names: dict[str, str] = {}
    for source in SOURCES.values():
        names |= source.named(facet, keys, language)
    return names


def suggestions(start: str, language: str, limit: int = MOST_SUGGESTIONS) -> list[Suggestion]:
    """Completions of what a reader began to type; it may hold anything."""
    start = " ".join(start[:MOST_LETTERS].replace("\x00", " ").split())
    found = [one for source in SOURCES.values() for one in source.suggestions(start, language, limit)]
    return found[:limit]


def kind_of(key: str) -> str:
    return key.split("-", 1)[0]
