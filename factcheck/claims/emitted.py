"""What machines are told of the whole archive: the reviews that are ClaimReviews, many at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, islice

from django.db.models import Q, QuerySet

from factcheck.core.dates import machine_date

from .claimreview import EMISSIONS, emits
from .facts import facts_of_pages
from .indexing.gathering import Gathered
from .models.fact_checks import FactCheckPage
from .review import Review, ReviewedClaimant
from .reviews import review_of

# Pages whose facts are read with one query and held in memory at a time.
CHUNK = 200
# The facts that a review tells.
TOLD = ("appearances", "claimants", "corrections", "rulings")


def pages_with_verdict() -> QuerySet:
    """The public fact-checks of claims with a verdict that machines are told, in all languages that the site has."""
    told = Q(claim__ruling__verdict__emits_claim_review__in=EMISSIONS)
    return FactCheckPage.objects.published().in_languages_of_site().filter(told)


def emitted(pages: Iterable[FactCheckPage]) -> Iterator[Review]:
    """The whole reviews of these pages in their order, without those that emit none and those whose words were taken
    back. The pages come as `for_listing()` reads them; memory stays bounded when they come from an iterator.
    """
    waiting = iter(pages)
    while chunk := list(islice(waiting, CHUNK)):
        yield from (review for review in reviews_of(chunk) if emits(review) and not review.is_retracted)


def reviews_of(pages: list[FactCheckPage]) -> list[Review]:
    """The whole reviews of these pages in their order: one query for each language among them."""
    by_language = groupby(sorted(pages, key=lambda page: page.language), key=lambda page: page.language)
    facts = {}
    for language, group in by_language:
        facts |= facts_of_pages(list(group), language, TOLD)
    return [review_of(page.claim, page.language, page, facts=facts[page.pk]) for page in pages if page.pk in facts]


def emitted_in_short(pages: QuerySet) -> list[Review]:
    """The reviews of a few pages in their order, with who claimed it and when, but not where: a third of the work."""
    found = list(pages.for_listing())
    claimants = Gathered({page.claim_id for page in found}).claimants
    reviews = (in_short(page, claimants.get(page.claim_id, [])) for page in found)
    return [review for review in reviews if emits(review) and not review.is_retracted]


def in_short(page: FactCheckPage, claimants: list) -> Review:
    claim, language = page.claim, page.language
    return replace(
        review_of(claim, language, page),
        first_seen=machine_date(claim.first_seen, claim.first_seen_precision),
        claimants=tuple(ReviewedClaimant(row.in_language(language)) for row in claimants),
    )
