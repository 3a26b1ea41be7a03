"""The search page: what a reader asked of everything that can be found, and one screen of the answer."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from factcheck.core.feed_links import FACT_CHECKS, feed_links
from factcheck.core.heads import FeedLink
from search import asking
from search.documents import Shown
from search.highlights import terms_of
from search.query import Query, Wanted, parse
from search.ranking import Found

from .facet_names import choices_of
from .filters.asked import Filters
from .filters.counting import MOST_WAYS_OUT, Chip, Group, chips
from .filters.tables import SEARCH_FILTERS
from .indexing.making import KIND
from .listings import PER_PAGE, Listing, numbered_page

# A message is longer; the check box takes it whole.
MOST_WORDS = 60
# Pages that can be asked for by number; nobody turns that many.
LAST_PAGE = 500


# Verdicts tell fact-checks; what else is found says what it is.
LABELS = {"evidence": _("Evidence"), "explainer": _("Explainer")}


@dataclass(frozen=True)
class Result:
    """Something that was found: how its app shows it, and what it is where that cannot be seen."""

    shown: Shown
    label: str = ""


@dataclass(frozen=True)
class Results(Listing):
    """One screen of what was found. `terms` are the forms of words to highlight, `meant` is a better spelling."""

    terms: frozenset[str] = frozenset()
    meant: str = ""

    @property
    def most_words(self) -> int:
        return MOST_WORDS

    @property
    def is_cut(self) -> bool:
        """Whether more was typed than is looked for."""
        return len(self.query.split()) > MOST_WORDS

    @property
    def feeds(self) -> tuple[FeedLink, ...]:
        """The feeds of the fact-checks among it, under those filters that their list knows as well."""
        kinds = self.filters.get("kind")
        asked = Filters.from_query(QueryDict(self.filters.query_string())).without("sort")
        return feed_links(FACT_CHECKS, asked.query_string()) if asked and KIND in (kinds or (KIND,)) else ()

    @property
    def meant_query(self) -> str:
        """The query string of the same search in the better spelling."""
        return self.filters.with_values("q", self.meant).query_string()


def searched(language: str, query: QueryDict) -> Results:
    """What an address asks of the search, answered in the reader's language first."""
    filters = Filters.from_query(query, SEARCH_FILTERS)
    if not filters.count:
        return Results([], numbered_page([], None), filters)
    found, page = one_screen(filters, language, query.get("page"))
    groups = groups_of(found, filters, language)
    asked = chips(filters, groups)
    return Results(
        items=results(found, language),
        page=page,
        filters=filters,
        groups=groups,
        chips=asked,
        ways_out=() if found.total else ways_out(asked[:MOST_WAYS_OUT], language),
        parameters=filters.query_string(),
        terms=found.terms or terms_of(filters.first("q")),
        meant=found.meant,
    )


def one_screen(filters: Filters, language: str, number: str | None) -> tuple:
    """What was found for the page of that number, or for the nearest one there is, and that page."""
    asked = numbered_page(range(LAST_PAGE * PER_PAGE), number)
    found = find(filters, language, offset=asked.start_index() - 1)
    page = numbered_page(range(found.total), number)
    if page.number != asked.number:
        found = find(filters, language, offset=max(page.start_index() - 1, 0))
    return found, page


def find(filters: Filters, language: str, offset: int = 0, limit: int = PER_PAGE) -> Found:
    """Asks the engine."""
    return asking.search(query_of(filters), wanted_of(filters, language, offset, limit))


def query_of(filters: Filters) -> Query:
    """The first words of what was typed."""
    return parse(" ".join(filters.first("q").split()[:MOST_WORDS]))


def wanted_of(filters: Filters, language: str, offset: int, limit: int) -> Wanted:
    """The choices and days of an address. Days in the wrong order narrow nothing."""
    first, last = (None, None) if filters.is_backwards else (filters.day("from"), filters.day("to"))
    return Wanted(
        language=language,
        filters={facet.name: frozenset(filters.get(facet.name)) for facet in filters.facets if filters.get(facet.name)},
        first_day=first,
        last_day=last,
        sort=filters.first("sort") or "relevance",
        offset=offset,
        limit=limit,
    )


def groups_of(found: Found, filters: Filters, language: str) -> tuple[Group, ...]:
    """Every facet that offers anything, with the engine's counts."""
    groups = [
        Group(facet, choices_of(facet.name, found.facets.get(facet.name, {}), filters.get(facet.name), language))
        for facet in filters.facets
    ]
    return tuple(group for group in groups if group.choices)


def results(found: Found, language: str) -> list[Result]:
    """How the hits look, in their order; what is not public any more is left out."""
    kinds = {hit.key: hit.kind for hit in found.hits}
    cards = asking.shown(kinds, language)
    return [Result(shown, str(LABELS.get(kinds[key], ""))) for key, shown in cards.items()]


def ways_out(asked: Collection[Chip], language: str) -> tuple[Chip, ...]:
    """What was asked, each with how many would be found without it; to ask nothing at all is no way out."""
    return tuple(
        replace(chip, found=find(chip.filters, language, limit=1).total) for chip in asked if chip.filters.count
    )
