"""The table of claims: a row for each claim and language, columns named as ClaimReview names what they hold."""

from collections.abc import Iterator

from django.utils.translation import override

from factcheck.claims.claimreview import claim_reviewed, rating
from factcheck.claims.emitted import TOLD, reviews_of
from factcheck.claims.facts import facts_of_claims
from factcheck.claims.models import Claim, FactCheckPage
from factcheck.claims.review import Review
from factcheck.claims.reviews import review_of
from factcheck.core.dates import machine_time

COLUMNS = (
    "number", "identifier", "inLanguage", "url", "headline", "datePublished", "dateModified", "verdict",
    "reviewRating.alternateName", "reviewRating.ratingValue", "reviewRating.ratingExplanation", "claimReviewed",
    "itemReviewed.text", "itemReviewed.inLanguage", "itemReviewed.datePublished", "itemReviewed.author.name",
    "itemReviewed.author.sameAs", "translation", "isSummary", "kind", "topics", "regions", "mediaAuthenticityCategory",
)  # fmt: skip
# Keys never hold it.
BETWEEN_KEYS = "|"


def claims(numbers: list[int]) -> Iterator[dict]:
    """The rows of these claims; one without words in any language has one row, without language and address."""
    found = {claim.pk: claim for claim in Claim.objects.public().filter(pk__in=numbers).for_listing()}
    topics, regions = keys_of(Claim.topics, "topic", numbers), keys_of(Claim.regions, "region", numbers)
    for review in sorted(shown(found), key=lambda review: (review.number, review.language)):
        claim = found[review.number]
        keys = {"topics": topics.get(claim.pk, ()), "regions": regions.get(claim.pk, ())}
        joined = {name: BETWEEN_KEYS.join(values) for name, values in keys.items()}
        yield {**row(review), "kind": claim.kind, "mediaAuthenticityCategory": claim.media_category, **joined}


def shown(claims: dict[int, Claim]) -> list[Review]:
    """The claims' reviews in every language that has words, and those of claims without any."""
    pages = FactCheckPage.objects.published().in_languages_of_site().filter(claim__in=claims).for_listing()
    words = [review for review in reviews_of(list(pages)) if not review.is_retracted]
    with_words = {review.number for review in words}
    return words + without_words([claim for number, claim in claims.items() if number not in with_words])


def without_words(claims: list[Claim]) -> list[Review]:
    """The claims alone, each in its own language."""
    facts = {
        language: facts_of_claims([claim.pk for claim in claims if claim.language == language], language, TOLD)
        for language in {claim.language for claim in claims}
    }
    return [review_of(claim, claim.language, facts=facts[claim.language][claim.pk]) for claim in claims]


def keys_of(relation, name: str, numbers: list[int]) -> dict[int, tuple[str, ...]]:
    """The keys of the claims' topics or regions, by claim number."""
    rows = relation.through.objects.filter(claim__in=numbers).order_by(f"{name}__slug")
    found: dict[int, tuple[str, ...]] = {}
    for number, key in rows.values_list("claim", f"{name}__slug"):
        found[number] = (*found.get(number, ()), key)
    return found


def row(review: Review) -> dict:
    """What a review says, in the columns of its table."""
    claimant = review.claimants[0] if review.claimants else None
    return {
        "number": review.number,
        "identifier": review.short_url,
        **(words(review) if review.headline else {}),
        "datePublished": review.published_at and machine_time(review.published_at),
        "dateModified": review.modified_at and machine_time(review.modified_at),
        "verdict": review.verdict_key,
        "itemReviewed.text": review.claim_text,
        "itemReviewed.inLanguage": review.claim_language,
        "itemReviewed.datePublished": review.first_seen,
        "itemReviewed.author.name": claimant.name if claimant else "",
        "itemReviewed.author.sameAs": claimant.same_as if claimant else "",
        "isSummary": review.is_summary,
    }


def words(review: Review) -> dict:
    """What stands there in the review's language."""
    with override(review.language):
        rated, claimed = rating(review.shown_verdict, review.answer), claim_reviewed(review)
    return {
        "inLanguage": review.language,
        "url": review.url,
        "headline": review.headline,
        "claimReviewed": claimed,
        "translation": review.claim_translation,
        **{f"reviewRating.{name}": rated.get(name) for name in ("alternateName", "ratingValue", "ratingExplanation")},
    }
