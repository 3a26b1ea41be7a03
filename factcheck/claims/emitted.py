"""What machines are told of the whole archive: the reviews that are ClaimReviews, many at a time."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from django.db.models import QuerySet

from .claimreview import EMISSIONS, emits
from .facts import facts_of_pages
from .models.fact_checks import FactCheckPage
from .review import Review
from .reviews import review_of

# Pages whose facts are read with one query and held in memory at a time.
CHUNK = 200
# The facts that a review tells.
TOLD = ("appearances", "claimants", "corrections", "rulings")


def pages_with_verdict() -> QuerySet:
    """The public fact-checks of claims with a verdict that machines are told, in all languages."""
    return FactCheckPage.objects.published().filter(claim__ruling__verdict__emits_claim_review__in=EMISSIONS)


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
