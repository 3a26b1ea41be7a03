"""Reviews as claims of Google's Fact Check Tools API.

https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims#Claim
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from factcheck.claims.claimreview import known
from factcheck.claims.review import Review

EXACT_DAY = len("2025-11-05")


@dataclass(frozen=True)
class Publisher:
    """Who publishes the reviews: the host without `www.`, and the name in each language."""

    site: str
    names: Mapping[str, str]


def claims(reviews: Iterable[Review], numbers: Sequence[int], publisher: Publisher) -> list[dict]:
    """One claim for each of the numbers that has reviews, in their order; its reviews as the languages stand."""
    ranks = {language: rank for rank, language in enumerate(publisher.names)}
    ordered = sorted(reviews, key=lambda review: (numbers.index(review.number), ranks[review.language]))
    by_claim = groupby(ordered, key=lambda review: review.number)
    return [claim(list(group), publisher) for _number, group in by_claim]


def claim(reviews: Sequence[Review], publisher: Publisher) -> dict:
    """One claim with its reviews. Who said it is named in the claim's own language, where there is a review in it."""
    first = next((review for review in reviews if review.language == review.claim_language), reviews[0])
    return known(
        text=first.claim_text,
        claimant=", ".join(claimant.name for claimant in first.claimants),
        claimDate=day(first.first_seen),
        claimReview=[claim_review(review, publisher) for review in reviews],
    )


def claim_review(review: Review, publisher: Publisher) -> dict:
    """One review of a claim."""
    return known(
        publisher={"name": publisher.names[review.language], "site": publisher.site},
        url=review.url,
        title=review.headline,
        reviewDate=moment(review.published_at),
        textualRating=str(review.shown_verdict.name),
        languageCode=review.language,
    )


def day(written: str) -> str:
    """The beginning of a day in UTC; nothing for a month or a year, which would look exact as a time."""
    return f"{written}T00:00:00Z" if len(written) == EXACT_DAY else ""


def moment(at: datetime | None) -> str:
    """A time to the second in UTC, as Google writes them."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
