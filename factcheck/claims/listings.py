"""Lists of reviews: what readers filter, search and page through."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .models.tags import Tag
from .review import Review, review_of
from .scale import BEING_CHECKED, VerdictWords, scale

PER_PAGE = 20
LONGEST_QUERY = 200
# Each word is looked for in every text: a pasted message must not become a hundred scans.
MOST_WORDS = 8


@dataclass(frozen=True)
class Facet:
    """One choice of a filter: how many would remain, and the query string that chooses or drops it."""

    words: VerdictWords
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class Listing:
    """One screen of a list: `items` are reviews or pages, `page` pages through them.

    `query`, `verdict` and `tag` are what was asked; `parameters` is that again, as a query string.
    """

    items: list
    page: Page
    query: str = ""
    verdict: str = ""
    verdicts: tuple[Facet, ...] = ()
    tag: Tag | None = None
    parameters: str = ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.parameters)

    @property
    def is_first(self) -> bool:
        return self.page.number == 1

    @property
    def numbers(self) -> list:
        """Page numbers to offer, with an ellipsis where some are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1))


def reader_text(value: str | None) -> str:
    """What a reader typed, without NUL bytes, in one line, cut at a calm length."""
    return " ".join((value or "")[: LONGEST_QUERY * 10].replace("\x00", " ").split())[:LONGEST_QUERY].strip()


def numbered_page(rows: QuerySet, number: str | None, per_page: int = PER_PAGE) -> Page:
    """The page a reader asked for, or the nearest one; what is no number at all gives the first."""
    try:
        asked = int(number)
    except (TypeError, ValueError):
        asked = 1
    return Paginator(rows, per_page).get_page(max(asked, 1))


def claim_list(language: str, asked) -> Listing:
    """The fact-checks of one language under the filters of a query string (`verdict`, `tag`, `q`, `page`)."""
    kept = {name: reader_text(asked.get(name)) for name in ("q", "verdict", "tag")}
    pages = FactCheckPage.objects.published().in_language(language)
    tag = public_tag(kept["tag"], pages) if kept["tag"] else None
    if kept["tag"]:
        pages = pages.tagged(kept["tag"])
    for word in kept["q"].split()[:MOST_WORDS]:
        pages = pages.filter(containing(word))
    facets = verdict_facets(pages, language, kept)
    if kept["verdict"]:
        pages = under_verdict(pages, kept["verdict"])
    shown = numbered_page(pages.for_listing().newest_first(), asked.get("page"))
    return Listing(
        items=[review_of(page.claim, language, page) for page in shown],
        page=shown,
        query=kept["q"],
        verdict=kept["verdict"],
        verdicts=facets,
        tag=tag,
        parameters=query_string(kept),
    )


def public_tag(slug: str, pages: QuerySet) -> Tag | None:
    """The tag with this address, when one of the pages carries it: a draft's tags are nobody's business."""
    return Tag.objects.filter(slug=slug, fact_checks__content_object__in=pages).first()


def containing(word: str) -> Q:
    """Pages with this word in their words or their claim's.

    A regular expression, because SQLite's LIKE does not know upper and lower case beyond ASCII.
    """
    pattern = re.escape(word)
    fields = ("title", "answer", "claim_in_this_language", "what_is_true", "claim__text")
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__iregex": pattern})
    return condition


def under_verdict(pages: QuerySet, key: str) -> QuerySet:
    """The pages whose claim has this verdict in force, or none yet."""
    if key == BEING_CHECKED.key:
        return pages.filter(claim__ruling__verdict=None)
    return pages.with_verdict(key)


def verdict_facets(pages: QuerySet, language: str, kept: dict[str, str]) -> tuple[Facet, ...]:
    """How many of `pages` stand under each verdict that occurs, in the order of the scale, "being checked" last."""
    found = pages.order_by().values_list("claim__ruling__verdict").annotate(Count("pk", distinct=True))
    counts = dict(found)
    return tuple(
        Facet(
            words=words,
            count=counts[verdict],
            is_chosen=words.key == kept["verdict"],
            query=query_string({**kept, "verdict": "" if words.key == kept["verdict"] else words.key}),
        )
        for verdict, words in [*scale(language).items(), (None, BEING_CHECKED)]
        if verdict in counts
    )


def query_string(parameters: dict[str, str]) -> str:
    """The parameters that are set, as a query string without its question mark."""
    return urlencode({name: value for name, value in parameters.items() if value})


def being_checked(language: str, limit: int = 10) -> list[Review]:
    """Public claims without a verdict, newest first, with the words of `language` where there are some."""
    return claim_cards(Claim.objects.public().being_checked(), language, limit)


def claim_cards(claims: QuerySet, language: str, limit: int = 50) -> list[Review]:
    """A review of each of the newest claims, with the words of `language` where they are published."""
    found = list(claims.for_listing()[:limit])
    pages = FactCheckPage.objects.published().in_language(language)
    words = {page.claim_id: page for page in pages.filter(claim__in=found).select_related("locale").defer("body")}
    return [review_of(claim, language, words.get(claim.pk)) for claim in found]


def newest(language: str, limit: int) -> list[Review]:
    """The newest fact-checks of one language."""
    pages = FactCheckPage.objects.published().in_language(language).for_listing().newest_first()[:limit]
    return [review_of(page.claim, language, page) for page in pages]


def plain_list(rows: QuerySet, asked) -> Listing:
    """A list without filters: pages of rows as they come."""
    page = numbered_page(rows, asked.get("page"))
    return Listing(items=list(page), page=page)
