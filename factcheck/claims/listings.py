"""Lists of reviews: what readers filter, search and page through."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.functional import SimpleLazyObject

from factcheck.core.feed_links import CORRECTIONS, FACT_CHECKS, feed_links
from factcheck.core.heads import FeedLink, Head

from .filters.asked import Filters
from .filters.counting import MOST_WAYS_OUT, Chip, Group, Narrowed, chips
from .filters.kinds import Choice
from .filters.tables import FURTHER_FILTERS
from .models.claims import Claim
from .models.corrections import Correction
from .models.fact_checks import FactCheckPage
from .review import Review
from .reviews import review_of

PER_PAGE = 20


@dataclass(frozen=True)
class Listing:
    """One screen of a list: `items` are reviews or pages, `page` pages through them.

    `filters` is what was asked, `parameters` is that again as a query string, `groups` is what can be asked. `turns`
    names the parameter that turns its pages; `elsewhere` lists what matches but has no words in this language yet;
    `feed` is what it has feeds of, None where it has none.
    """

    items: list
    page: Page
    filters: Filters = field(default_factory=Filters)
    groups: tuple[Group, ...] = ()
    chips: tuple[Chip, ...] = ()
    ways_out: tuple[Chip, ...] = ()
    parameters: str = ""
    turns: str = "page"
    elsewhere: "Listing | None" = None
    feed: str | None = None

    @property
    def is_filtered(self) -> bool:
        return bool(self.parameters)

    @property
    def is_first(self) -> bool:
        return self.page.number == 1

    @property
    def count(self) -> int:
        """How many there are on all pages together."""
        return self.page.paginator.count

    @property
    def query(self) -> str:
        """The words that were looked for."""
        return self.filters.first("q")

    @property
    def first_day(self) -> date | None:
        return self.filters.day("from")

    @property
    def last_day(self) -> date | None:
        return self.filters.day("to")

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """The orders to choose from: [(value, words, whether it is in force)]."""
        chosen = self.filters.first("sort")
        return [(value, words, value == chosen) for value, words in self.filters.order.ORDERS.items()]

    @property
    def spread(self) -> list[tuple[Choice, str]]:
        """The verdicts that occur in it, each with the query string that narrows the list of all fact-checks to it."""
        choices = [choice for group in self.groups if group.facet.name == "verdict" for choice in group.choices]
        return [(choice, self.filters.with_values("verdict", choice.key).query_string()) for choice in choices]

    @property
    def numbers(self) -> list:
        """Page numbers to offer, with an ellipsis where some are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1))

    @property
    def feeds(self) -> tuple[FeedLink, ...]:
        """The feeds of what this list shows; none for a list that no filter names."""
        return () if self.feed is None else feed_links(self.feed, self.filters.without("sort").query_string())

    def head(self, head: Head) -> Head:
        """The head of the page that shows this list: a filtered list is not indexed, a further page is its own.

        The other languages show the same choice; they turn their pages themselves.
        """
        head = replace(head, feeds=self.feeds if self.filters.count else ())
        if self.is_filtered:
            links = SimpleLazyObject(
                lambda: [replace(link, url=f"{link.url}?{self.parameters}") for link in head.languages]
            )
            return replace(head, is_indexed=False, languages=links)
        return head if self.is_first else replace(head, address=f"{head.address}?page={self.page.number}")


def numbered_page(rows: QuerySet, number: str | None, per_page: int = PER_PAGE) -> Page:
    """The page a reader asked for, or the nearest one; what is no number at all gives the first."""
    try:
        asked = int(number)
    except (TypeError, ValueError):
        asked = 1
    paginator = Paginator(rows, per_page)
    # Where there is nothing, there is nothing more to ask.
    return (paginator if paginator.count else Paginator([], per_page)).get_page(max(asked, 1))


def claim_list(language: str, query: QueryDict) -> Listing:
    """The fact-checks of one language under the filters of an address, with all that can be asked further."""
    filters = Filters.from_query(query)
    found = Narrowed(fact_checks(language), filters)
    listing = listed(found, found.groups(language), language, query, parameters=filters.query_string())
    return replace(listing, feed=FACT_CHECKS)


def list_under(
    filters: Filters, language: str, query: QueryDict, pages: QuerySet | None = None, claims: QuerySet | None = None
) -> Listing:
    """The fact-checks of one language under fixed filters, with their spread over the verdicts.

    `pages` and `claims` are where to begin, for lists that no filter names.
    """
    found = Narrowed(fact_checks(language) if pages is None else pages, filters)
    verdicts = [facet for facet in filters.facets if facet.name == "verdict" and not filters.get("verdict")]
    groups = tuple(found.group(facet, language) for facet in verdicts)
    feed = FACT_CHECKS if pages is None else None
    return replace(listed(found, groups, language, query, claims=claims), feed=feed)


def fact_checks(language: str) -> QuerySet:
    """The published pages of one language."""
    return FactCheckPage.objects.published().in_language(language)


def listed(
    found: Narrowed,
    groups: tuple[Group, ...],
    language: str,
    query: QueryDict,
    parameters: str = "",
    claims: QuerySet | None = None,
) -> Listing:
    """One screen of what was found."""
    filters = found.filters
    shown = numbered_page(filters.ordered(found.rows().for_listing()), query.get("page"))
    asked = chips(filters, groups)
    elsewhere = without_words(filters, language, query, parameters, claims) if shown.number == 1 else None
    return Listing(
        items=[review_of(page.claim, language, page) for page in shown],
        page=shown,
        filters=filters,
        groups=groups,
        chips=asked,
        ways_out=() if shown.object_list else found.ways_out(asked[:MOST_WAYS_OUT]),
        parameters=parameters,
        elsewhere=elsewhere,
    )


def without_words(
    filters: Filters, language: str, query: QueryDict, parameters: str, claims: QuerySet | None = None
) -> Listing | None:
    """The public claims under the same filters that have no page in this language; None when there are none.

    Where nothing was asked, claims being checked have a list of their own.
    """
    claims = Claim.objects.public() if claims is None else claims
    claims = claims.exclude(Exists(fact_checks(language).filter(claim=OuterRef("pk"))))
    if not filters.count:
        claims = claims.filter(ruling__verdict__isnull=False)
    shown = numbered_page(filters.ordered(Narrowed(claims, filters).rows().for_listing()), query.get("elsewhere"))
    items = [review_of(claim, language) for claim in shown]
    return Listing(items=items, page=shown, parameters=parameters, turns="elsewhere") if items else None


def being_checked(language: str, limit: int = 10) -> list[Review]:
    """Public claims without a verdict, newest first, with the words of `language` where there are some."""
    return cards(list(Claim.objects.public().being_checked().for_listing()[:limit]), language)


def cards_list(claims: QuerySet, language: str, query: QueryDict) -> Listing:
    """Pages through the reviews of the claims, newest first."""
    page = numbered_page(claims.for_listing(), query.get("page"))
    return Listing(items=cards(list(page), language), page=page)


def cards(found: list[Claim], language: str) -> list[Review]:
    """A review of each claim, with the words of `language` where they are published."""
    if not found:
        return []
    pages = fact_checks(language).filter(claim__in=found)
    words = {page.claim_id: page for page in pages.as_words()}
    return [review_of(claim, language, words.get(claim.pk)) for claim in found]


def newest(language: str, limit: int) -> list[Review]:
    """The newest fact-checks of one language."""
    pages = fact_checks(language).for_listing().newest_first()[:limit]
    return [review_of(page.claim, language, page) for page in pages]


def plain_list(rows: QuerySet, language: str, query: QueryDict) -> Listing:
    """Rows in their own order, under the filters that rows of their kind have."""
    filters = Filters.from_query(query, FURTHER_FILTERS[rows.model.__name__])
    found = Narrowed(rows, filters)
    groups = found.groups(language)
    page = numbered_page(found.rows(), query.get("page"))
    asked = chips(filters, groups)
    feed = CORRECTIONS if rows.model is Correction else None
    return Listing(list(page), page, filters, groups, asked, parameters=filters.query_string(), feed=feed)
