"""Lists of reviews: what readers filter, search and page through."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from .models.appearances import Wording
from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .models.tags import Tag
from .review import Review, VerdictWords
from .reviews import review_of
from .scale import BEING_CHECKED, scale

PER_PAGE = 20
LONGEST_QUERY = 200
# Each word is looked for in every text: a pasted message must not become a hundred scans.
MOST_WORDS = 8
# Where readers' words are looked for, beside the wordings.
PAGE_FIELDS = ("title", "answer", "claim_in_this_language", "what_is_true", "claim__text")
CLAIM_FIELDS = ("text",)


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

    `query`, `verdict` and `tag` are what was asked; `parameters` is that again, as a query string. `turns` names the
    parameter that turns its pages; `elsewhere` lists what matches but has no words in this language yet.
    """

    items: list
    page: Page
    query: str = ""
    verdict: str = ""
    verdicts: tuple[Facet, ...] = ()
    tag: Tag | None = None
    parameters: str = ""
    turns: str = "page"
    elsewhere: "Listing | None" = None

    @property
    def is_filtered(self) -> bool:
        return bool(self.parameters)

    @property
    def feed(self) -> str:
        """The address of a feed of just this list; empty for a list without filters, which has the main feed."""
        return f"{reverse('rss')}?{self.parameters}" if self.parameters else ""

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
        pages = pages.filter(containing(word, PAGE_FIELDS, claim="claim"))
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
        elsewhere=without_words(language, kept, asked) if shown.number == 1 else None,
    )


def without_words(language: str, kept: dict[str, str], asked) -> Listing | None:
    """The public claims under the same filters that have no page in this language; None when there are none.

    Tags stand on pages, so no such claim has one. Without a filter, claims being checked have a list of their own.
    """
    if kept["tag"]:
        return None
    words = FactCheckPage.objects.published().in_language(language).filter(claim=OuterRef("pk"))
    claims = Claim.objects.public().exclude(Exists(words))
    for word in kept["q"].split()[:MOST_WORDS]:
        claims = claims.filter(containing(word, CLAIM_FIELDS, claim="pk"))
    if kept["verdict"] == BEING_CHECKED.key:
        claims = claims.being_checked()
    elif kept["verdict"]:
        claims = claims.with_verdict(kept["verdict"])
    elif not kept["q"]:
        claims = claims.filter(ruling__verdict__isnull=False)
    shown = numbered_page(claims.for_listing(), asked.get("elsewhere"))
    items = [review_of(claim, language) for claim in shown]
    return Listing(items=items, page=shown, parameters=query_string(kept), turns="elsewhere") if items else None


def public_tag(slug: str, pages: QuerySet) -> Tag | None:
    """The tag with this address, when one of the pages carries it: a draft's tags are nobody's business."""
    return Tag.objects.filter(slug=slug, fact_checks__content_object__in=pages).first()


def containing(word: str, fields: tuple[str, ...], claim: str) -> Q:
    """Rows with this word in one of the fields, or in a wording of their claim, whose number stands in `claim`.

    A regular expression, because SQLite's LIKE does not know upper and lower case beyond ASCII.
    """
    pattern = re.escape(word)
    condition = Q(Exists(Wording.objects.filter(claim=OuterRef(claim), text__iregex=pattern)))
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


def claim_cards(claims: QuerySet, language: str, limit: int) -> list[Review]:
    """A review of each of the newest claims, with the words of `language` where they are published."""
    return cards(list(claims.for_listing()[:limit]), language)


def cards_list(claims: QuerySet, language: str, asked) -> Listing:
    """Pages through the reviews of the claims, newest first."""
    page = numbered_page(claims.for_listing(), asked.get("page"))
    return Listing(items=cards(list(page), language), page=page)


def cards(found: list[Claim], language: str) -> list[Review]:
    """A review of each claim, with the words of `language` where they are published."""
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
