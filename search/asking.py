"""What pages ask: the index answers, or the database in a simpler way while there is no index."""

from collections.abc import Callable, Collection
from typing import TypeVar

from .documents import SOURCES, Shown, Suggestion, kind_of, language_of, subject_of
from .engines.base import IndexUnusable, Reader
from .index import chosen
from .index.reading import current
from .query import Query, Wanted, parse
from .ranking import Found, Hit

Answer = TypeVar("Answer")
# The database answers with so many at most: it looks through every text.
MOST_SIMPLE = 200
MOST_SUGGESTIONS = 10
# A list that is narrowed by words goes on with so many.
MOST_SUBJECTS = 1_000
MOST_LETTERS = 100


def search(query: Query, wanted: Wanted) -> Found:
    """What a reader's query finds among public documents."""
    try:
        return ask(lambda reader: reader.search(query, wanted))
    except IndexUnusable:
        return simple_search(query, wanted)


def match(message: str, limit: int = 20, kinds: Collection[str] = ("claim",)) -> list[Hit]:
    """The claims that a pasted message may be about, most confident first; none while there is no index."""
    try:
        return ask(lambda reader: reader.match(message, limit, kinds))
    except IndexUnusable:
        return []


def subjects(words: str, kind: str, most: int = MOST_SUBJECTS) -> list[str] | None:
    """The subjects of one kind that a reader's query finds, best first; None while there is no index to ask."""
    wanted = Wanted(filters={"kind": frozenset([kind])}, limit=most)
    try:
        return [hit.subject for hit in ask(lambda reader: reader.search(parse(words), wanted)).hits]
    except IndexUnusable:
        return None


def ask(question: Callable[[Reader], Answer]) -> Answer:
    """The answer of the index. Raises IndexUnusable, at once where the site has no engine."""
    if not chosen.is_on():
        raise IndexUnusable("the site has no search engine")
    return current.ask(question)


def simple_search(query: Query, wanted: Wanted) -> Found:
    """What the database finds: documents with all of the words, newest first; filters other than kinds are left out."""
    kinds = wanted.filters.get("kind") or SOURCES.keys()
    keys = [
        key
        for kind, source in SOURCES.items()
        if query.words and kind in kinds
        for key in source.simple_search(query.words, wanted.language, MOST_SIMPLE)
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
