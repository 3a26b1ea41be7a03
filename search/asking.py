"""What pages ask: the index answers, or the database in a simpler way while there is no index."""

from collections.abc import Collection

from .documents import SOURCES
from .query import Query, Wanted
from .ranking import Found, Hit


def search(query: Query, wanted: Wanted) -> Found:
    """What a reader's query finds among public documents."""
    hits = tuple(
        Hit(key=key, subject=key.rsplit("-", 1)[0], kind=kind, language=wanted.language, score=1.0)
        for kind, source in SOURCES.items()
        for key in source.simple_search(query.text.split(), wanted.language, wanted.offset + wanted.limit)
    )
    return Found(hits=hits[wanted.offset : wanted.offset + wanted.limit], total=len(hits))


def match(message: str, language: str, limit: int = 20, kinds: Collection[str] = ("claim",)) -> list[Hit]:
    """The claims that a pasted message may be about, most confident first; none while there is no index."""
    return []
