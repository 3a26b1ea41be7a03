"""What a reader asks of the search: words, phrases, what to leave out, filters and an order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Query:
    """What a reader typed, taken apart: free text, quoted phrases, and words or phrases after a minus."""

    text: str = ""
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """Which part of what matches is wanted: filters by name, days, the order, whose language comes first.

    `filters` widen within one name and narrow between names. `sort` is "relevance", "newest" or "oldest".
    """

    language: str = ""
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20
