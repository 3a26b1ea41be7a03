"""The facts that a card shows, for programs: one dictionary for the JSON address and for letters about changes."""

from datetime import datetime

from factcheck.claims.claimreview import Publisher, numbers
from factcheck.claims.review import Review, ReviewedAppearance, ReviewedClaimant, VerdictChange, VerdictWords
from factcheck.claims.standings import Standing
from factcheck.core.dates import machine_time


def facts(standing: Standing, now: datetime, publisher: Publisher) -> dict:
    """Where a claim stands, as JSON can hold it. Times are ISO 8601 with offset, addresses absolute.

    Always: `state` ("public", "merged" or "withdrawn"), `number` (the one that was asked), `language`, `publisher`
    {name, url}, `license`. Withdrawn: only `withdrawnAt` more. Otherwise all of these, null or [] where nothing is
    known, and those of the claim that stands for it when it was merged: `mergedInto` (its number, or null), `uuid`,
    `url`, `shortUrl`, `verdict` {key, name, tone, and all of ratingValue, bestRating, worstRating or none of them; key
    "being-checked" while there is none}, `verdictSince`, `headline`, `answer` (both null without words in this language
    and once they were taken back; `answer` also while it answers for an earlier verdict), `isRetracted` (whether they
    were taken back), `wordsAreOlder` (whether the verdict changed since they were written), `claim` {text, language,
    isSummary, translation, claimants [{name, kind, sameAs}], firstSeen (2025-11-05, 2025-11 or 2025), appearances
    [{url, archiveUrl, isFirstKnown}]}, `change` {at, from, to, why} (for thirty days), `publishedAt`, `modifiedAt`,
    `languages` [{code, name, url}].
    """
    about = {
        "state": state_of(standing),
        "number": standing.number,
        "language": standing.language,
        "publisher": {"name": publisher.name, "url": publisher.url},
        "license": publisher.license_url,
    }
    if standing.review is None:
        return about | {"withdrawnAt": time(standing.withdrawn_at)}
    merged_into = standing.review.number if standing.is_merged else None
    return about | {"mergedInto": merged_into} | review_facts(standing.review, now) | {"languages": languages(standing)}


def state_of(standing: Standing) -> str:
    """One word for what became of the number."""
    if standing.is_withdrawn:
        return "withdrawn"
    return "merged" if standing.is_merged else "public"


def review_facts(review: Review, now: datetime) -> dict:
    """What we say, and about what."""
    return {
        "uuid": review.uuid,
        "url": review.url,
        "shortUrl": review.short_url,
        "verdict": verdict_facts(review.shown_verdict),
        "verdictSince": time(review.verdict_since),
        "headline": None if review.is_retracted else review.headline or None,
        "answer": review.answer or None,
        "isRetracted": review.is_retracted,
        "wordsAreOlder": review.words_are_older,
        "claim": claim_facts(review),
        "change": change_facts(review.news(now)),
        "publishedAt": time(review.published_at),
        "modifiedAt": time(review.modified_at),
    }


def verdict_facts(verdict: VerdictWords) -> dict:
    return {"key": verdict.key, "name": str(verdict.name), "tone": str(verdict.tone), **numbers(verdict)}


def claim_facts(review: Review) -> dict:
    """The claim in the words in which it was spread."""
    return {
        "text": review.claim_text,
        "language": review.claim_language,
        "isSummary": review.is_summary,
        "translation": review.claim_translation or None,
        "claimants": [claimant_facts(row) for row in review.claimants],
        "firstSeen": review.first_seen or None,
        "appearances": [appearance_facts(row) for row in review.appearances],
    }


def claimant_facts(claimant: ReviewedClaimant) -> dict:
    return {"name": claimant.name, "kind": str(claimant.kind), "sameAs": claimant.same_as or None}


def appearance_facts(appearance: ReviewedAppearance) -> dict:
    return {
        "url": appearance.url,
        "archiveUrl": appearance.archive_url or None,
        "isFirstKnown": appearance.is_first_known,
    }


def change_facts(change: VerdictChange | None) -> dict | None:
    """The change of verdict while it is news."""
    return change and {"at": time(change.at), "from": change.old, "to": change.new, "why": change.why or None}


def languages(standing: Standing) -> list[dict]:
    """The fact-check in each language that has one."""
    site = standing.review.site
    return [{"code": link.code, "name": link.name, "url": site + link.url} for link in standing.words]


def time(at: datetime | None) -> str | None:
    return at and machine_time(at)
