"""Reviews as schema.org's ClaimReview and MediaReview, each a record complete in itself, as readers want them.

https://schema.org/ClaimReview, https://schema.org/MediaReview
"""

import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from factcheck.core.excerpts import shortened

from .review import Review, ReviewedAppearance, ReviewedClaimant, VerdictWords

CONTEXT = "https://schema.org"
BEST, WORST = 5, 1
# Search engines show about 75 characters of a claim.
LONGEST_CLAIM = 74
# What a verdict may emit for its reviews to be ClaimReviews.
EMISSIONS = ("rating", "name")
MEDIA_TYPES = {"video": "VideoObject", "audio": "AudioObject", "phone-call": "AudioObject"}
# A reader splits lists of addresses at these.
SEPARATORS = re.compile(r"[,\s]")
# What could end a script element, open another one, or break a line of JavaScript.
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Publisher:
    """Who publishes the reviews, and under which licence; addresses are absolute, `logo_url` may be empty."""

    name: str
    url: str
    license_url: str
    logo_url: str = ""


def claim_review(review: Review, publisher: Publisher) -> dict | None:
    """The ClaimReview of a fact-check; None while it is being checked and for a verdict that emits none."""
    if not emits(review):
        return None
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        # One identifier groups the languages in which a claim was reviewed.
        "identifier": review.short_url,
        "headline": review.headline,
        "claimReviewed": claim_reviewed(review),
        **review_facts(review),
        "author": organization(publisher),
        "reviewRating": rating(review.shown_verdict, review.answer),
        "itemReviewed": claim(review),
        **provenance(publisher),
    }


def media_review(review: Review, publisher: Publisher) -> dict | None:
    """The MediaReview of a claim whose picture or recording was judged; None without a ClaimReview beside it."""
    media = review.media
    if media is None or not emits(review):
        return None
    medium = {"@type": MEDIA_TYPES.get(media.kind, "ImageObject"), "contentUrl": whole(media.content_url)}
    # schema.org has the description for media taken out of their context.
    context = review.answer if media.category == "DecontextualizedContent" else ""
    return {
        "@context": CONTEXT,
        "@type": "MediaReview",
        **review_facts(review),
        "author": organization(publisher),
        "mediaAuthenticityCategory": [media.category],
        **known(originalMediaContextDescription=context),
        "itemReviewed": known(**medium),
        **provenance(publisher),
    }


def script(data: dict) -> str:
    """The record as JSON that can stand inside a script element, whatever the texts in it say."""
    return json.dumps(data, ensure_ascii=False).translate(UNSAFE)


def emits(review: Review) -> bool:
    """Whether there is a verdict in words of this language, and one that machines are told."""
    return bool(review.headline and review.verdict) and review.verdict.emits_claim_review in EMISSIONS


def review_facts(review: Review) -> dict:
    """Address, dates and language; dates are as exact as the second, in the site's time zone."""
    return known(
        url=review.url,
        datePublished=review.published_at and review.published_at.isoformat(timespec="seconds"),
        dateModified=review.modified_at and review.modified_at.isoformat(timespec="seconds"),
        inLanguage=review.language,
    )


def claim_reviewed(review: Review) -> str:
    """The claim in short, in the review's language when it was translated, never with the verdict's word in it."""
    words = review.claim_translation or review.claim_text
    return shortened(without_word(words, str(review.shown_verdict.name)), LONGEST_CLAIM)


def without_word(text: str, word: str) -> str:
    """The text without a label such as "False: …" before it, and with "…" wherever else the word stands."""
    whole_word = rf"(?<!\w){re.escape(word)}(?!\w)"
    unlabelled = re.sub(rf"^\W*{whole_word}\s*:\s*", "", text, flags=re.IGNORECASE)
    return re.sub(whole_word, "…", unlabelled, flags=re.IGNORECASE)


def rating(verdict: VerdictWords, answer: str) -> dict:
    """The verdict's word, with its number where it has one."""
    return {
        "@type": "Rating",
        "alternateName": str(verdict.name),
        **numbers(verdict),
        **known(ratingExplanation=answer),
    }


def numbers(verdict: VerdictWords) -> dict:
    """The verdict's number and both ends of the scale; nothing for a verdict that machines are told without one."""
    if verdict.emits_claim_review != "rating" or verdict.rating_value is None:
        return {}
    return {"ratingValue": verdict.rating_value, "bestRating": BEST, "worstRating": WORST}


def claim(review: Review) -> dict:
    """The claim as it was spread. It never has a `name`: readers take that for the place where it appeared."""
    text, language = text_and_language(review)
    first = [row for row in review.appearances if row.is_first_known][:1]
    others = [creative_work(row) for row in review.appearances if row not in first]
    return {
        "@type": "Claim",
        **known(
            text=text,
            inLanguage=language,
            datePublished=review.first_seen,
            author=claimant(review.claimants),
            firstAppearance=creative_work(first[0]) if first else None,
            appearance=others,
        ),
    }


def text_and_language(review: Review) -> tuple[str, str]:
    """The claim's own text; of a summary its translation, which is in our own words too and no less the claim."""
    if review.is_summary and review.claim_translation:
        return review.claim_translation, review.language
    return review.claim_text, review.claim_language


def claimant(claimants: tuple[ReviewedClaimant, ...]) -> dict | None:
    """The first claimant: readers look for one object here and fail on a list."""
    if not claimants:
        return None
    first = claimants[0]
    kind = "Person" if first.kind == "person" else "Organization"
    return {"@type": kind, **known(name=first.name, sameAs=whole(first.same_as))}


def creative_work(appearance: ReviewedAppearance) -> dict:
    """One appearance; our archived copy stands beside its address, never in its place."""
    return {"@type": "CreativeWork", **known(url=whole(appearance.url), archivedAt=whole(appearance.archive_url))}


def organization(publisher: Publisher) -> dict:
    return {"@type": "Organization", "name": publisher.name, "url": publisher.url}


def provenance(publisher: Publisher) -> dict:
    """Who publishes the record itself, and under which licence."""
    return {
        "sdPublisher": {**organization(publisher), **known(logo=publisher.logo_url)},
        "sdLicense": publisher.license_url,
    }


def whole(url: str) -> str:
    """The address with its commas and spaces percent-encoded, so that nobody splits it."""
    return SEPARATORS.sub(lambda found: quote(found[0]), url)


def known(**fields) -> dict:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}
