"""What a reader asks of the search: words, phrases, what to leave out, filters and an order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# A minus counts before a word, not within one; quotation marks count in pairs, and alone they are nothing.
_PART = re.compile(
    r"""(?P<minus>(?<!\S)[-−–](?=["«“„\w]))?(?:"(?P<a>[^"]*)"|«(?P<b>[^«»]*)»|[“„](?P<c>[^“”„]*)[”“]|(?P<word>\S+))"""
)


@dataclass(frozen=True)
class Query:
    """What a reader typed, taken apart: free text, quoted phrases, and words or phrases after a minus."""

    text: str = ""
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """Every word that is looked for, those of phrases too: what a simpler search than the engine's can do."""
        return " ".join([self.text, *self.phrases]).split()


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


def parse(text: str) -> Query:
    """Takes apart what a reader typed: any text is a query, and what cannot be understood is just words."""
    words, phrases, excluded = [], [], []
    for part in _PART.finditer(text):
        said = part["word"] or part["a"] or part["b"] or part["c"] or ""
        place = excluded if part["minus"] else words if part["word"] else phrases
        if said := said.strip(' "«»“”„'):
            place.append(said)
    return Query(" ".join(words), tuple(phrases), tuple(excluded))
