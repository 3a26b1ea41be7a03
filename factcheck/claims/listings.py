"""Lists of reviews: what readers filter, search and page through."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .models.tags import Tag
from .models.verdicts import Verdict
from .review import Review, VerdictWords, review_of, words_of

PER_PAGE = 20
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Facet:
    """One choice of a filter: how many would remain, and the address that chooses or drops it."""

    words: VerdictWords | Tag
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class Listing:
    """One screen of a list: `items` are reviews or pages, `page` pages through them, `query` is what was asked."""

    items: list
    page: Page
    query: str = ""
    verdicts: tuple[Facet, ...] = ()
    tag: Tag | None = None
    parameters: str = ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.query or self.tag or any(facet.is_chosen for facet in self.verdicts))


def reader_text(value: str | None) -> str:
    """What a reader typed, without NUL bytes, in one line, cut at a calm length."""
    return " ".join((value or "").replace("\x00", " ").split())[:LONGEST_QUERY]


def numbered_page(rows: QuerySet, number: str | None, per_page: int = PER_PAGE) -> Page:
    """The page a reader asked for; anything that is no page number gives the nearest one."""
    return Paginator(rows, per_page).get_page(number)


def claim_list(language: str, asked) -> Listing:
    """The fact-checks of one language under the filters of a query string (`verdict`, `tag`, `q`, `page`)."""
    query, tag_slug = reader_text(asked.get("q")), reader_text(asked.get("tag"))
    verdict = reader_text(asked.get("verdict"))
    pages = FactCheckPage.objects.published().in_language(language)
    tag = Tag.objects.filter(slug=tag_slug).first() if tag_slug else None
    if tag_slug:
        pages = pages.tagged(tag_slug)
    for word in query.split():
        pages = pages.filter(containing(word))
    facets = verdict_facets(pages, language, verdict, {"q": query, "tag": tag_slug})
    if verdict:
        pages = pages.with_verdict(verdict)
    shown = numbered_page(pages.for_listing().newest_first(), asked.get("page"))
    kept = {"q": query, "tag": tag_slug, "verdict": verdict}
    return Listing(
        items=[review_of(page.claim, language, page) for page in shown],
        page=shown,
        query=query,
        verdicts=facets,
        tag=tag,
        parameters=query_string(kept),
    )


def containing(word: str) -> Q:
    """Pages with this word in their words or their claim's; a regular expression, as SQLite's LIKE knows no Cyrillic case."""
    pattern = re.escape(word)
    fields = ("title", "answer", "claim_in_this_language", "what_is_true", "claim__text")
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__iregex": pattern})
    return condition


def verdict_facets(pages: QuerySet, language: str, chosen: str, others: dict[str, str]) -> tuple[Facet, ...]:
    """How many of `pages` stand under each verdict that occurs, in the order of the scale."""
    counts = dict(pages.order_by().values_list("claim__ruling__verdict").annotate(Count("pk", distinct=True)))
    verdicts = Verdict.objects.filter(pk__in=[key for key in counts if key]).with_labels()
    return tuple(
        Facet(
            words=words_of(verdict, language),
            count=counts[verdict.pk],
            is_chosen=verdict.key == chosen,
            query=query_string({**others, "verdict": "" if verdict.key == chosen else verdict.key}),
        )
        for verdict in verdicts
    )


def query_string(parameters: dict[str, str]) -> str:
    """The parameters that are set, as a query string without its question mark."""
    return urlencode({name: value for name, value in parameters.items() if value})


def being_checked(language: str, limit: int = 10) -> list[Review]:
    """Public claims without a verdict, newest first."""
    claims = Claim.objects.public().being_checked().for_listing()[:limit]
    return [review_of(claim, language) for claim in claims]


def claim_cards(claims: QuerySet, language: str) -> list[Review]:
    """A review of each claim, with the words of `language` where they are published."""
    found = list(claims.for_listing())
    pages = (
        FactCheckPage.objects.published()
        .in_language(language)
        .filter(claim__in=found)
        .select_related("locale")
    )
    words = {page.claim_id: page for page in pages}
    return [review_of(claim, language, words.get(claim.pk)) for claim in found]


def newest(language: str, limit: int) -> list[Review]:
    """The newest fact-checks of one language."""
    pages = FactCheckPage.objects.published().in_language(language).for_listing().newest_first()[:limit]
    return [review_of(page.claim, language, page) for page in pages]


def plain_list(rows: QuerySet, asked) -> Listing:
    """A list without filters: pages of rows as they come."""
    page = numbered_page(rows, asked.get("page"))
    return Listing(items=list(page), page=page)
