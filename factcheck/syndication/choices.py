"""What a reader of a feed chose: the fact-checks or the corrections under the filters of a list."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet
from django.http import QueryDict

from factcheck.claims.filters import Filters
from factcheck.claims.filters.tables import FURTHER_FILTERS
from factcheck.claims.indexing.names import named
from factcheck.claims.listings import fact_checks
from factcheck.claims.models import Correction

# The words of a facet's keys, as far as they have any.
Names = Callable[[str, Collection[str]], dict[str, str]]


@dataclass(frozen=True)
class Choice:
    """The rows that were chosen, the query string that says so, and its words for a title."""

    rows: QuerySet
    query: str = ""
    words: tuple[str, ...] = ()

    @property
    def tail(self) -> str:
        """The query as the end of an address."""
        return f"?{self.query}" if self.query else ""


def chosen_fact_checks(language: str, query: QueryDict) -> Choice:
    """The public fact-checks of one language under a list's own query; a feed has its own order."""
    filters = Filters.from_query(query).without("sort")
    for end in ("from", "to"):
        # A list shows a reader the mistyped day; a feed has nobody to show it to.
        filters = filters if filters.day(end) else filters.without(end)
    return choice(fact_checks(language), filters, partial(named, language=language))


def chosen_corrections(language: str, query: QueryDict) -> Choice:
    """The public corrections of one language, those of some kinds."""
    filters = Filters.from_query(query, FURTHER_FILTERS["Correction"])
    return choice(Correction.objects.public().in_language(language), filters, kinds_of_corrections)


def kinds_of_corrections(facet: str, keys: Collection[str]) -> dict[str, str]:
    kinds = Correction._meta.get_field("severity").flatchoices
    return {key: str(name) for key, name in kinds if key in keys}


def choice(rows: QuerySet, filters: Filters, names: Names) -> Choice:
    """The rows under the filters, with the words of what was asked."""
    return Choice(filters.narrow(rows), filters.query_string(), tuple(words_of(filters, names)))


def words_of(filters: Filters, names: Names) -> list[str]:
    """What was asked in the reader's words, in the order of the filters; a key that has no words stays out."""
    known = {facet.name: names(facet.name, filters.get(facet.name)) for facet in filters.facets}
    return [
        known[found.name][value] if found.name in known else found.named(value)
        for found in filters.table
        for value in filters.get(found.name)
        if found.name not in known or value in known[found.name]
    ]
