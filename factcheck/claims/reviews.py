"""Reviews are made here, and only here, from a claim, its ruling in force and the words of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from factcheck.core.brand import branding
from factcheck.core.dates import machine_date

from .changes import latest_change
from .claimreview import Publisher, claim_review, media_review, script
from .models.appearances import Appearance
from .models.claims import Claim, ClaimKind
from .review import Review, ReviewedAppearance, ReviewedClaimant, ReviewedMedia, own_view_path
from .scale import BEING_CHECKED, words_of

if TYPE_CHECKING:
    from .facts import Facts

# Of these we hold a picture of the screen at most: the recording itself is where it was posted.
RECORDINGS = (ClaimKind.VIDEO, ClaimKind.AUDIO, ClaimKind.PHONE_CALL)


def review_of(claim: Claim, language: str, page=None, is_draft: bool = False, facts: Facts | None = None) -> Review:
    """The review of `claim` in `language`, with the words of `page` when there is one.

    The verdict is the one in force; a preview (`is_draft=True`) shows the proposed one. With `facts` it also says who
    claimed it, where and when.
    """
    ruling = claim.ruling
    published = page.first_published_at if page else claim.first_published_at
    touched = page.last_published_at if page else claim.last_published_at
    since = ruling.in_force_from if ruling else None
    corrected = [row.made_at for row in facts.corrections] if facts else []
    in_force = ruling.verdict_id if ruling else None
    shown = words_of(claim.verdict_id if is_draft else in_force, language) or BEING_CHECKED
    retracted, older = is_retracted(page, facts), not is_draft and words_are_older(page, facts)
    answers_for_it = page and (is_draft or not (retracted or older or shown is BEING_CHECKED))
    return Review(
        site=settings.SITE_ADDRESS,
        number=claim.pk,
        uuid=str(claim.uuid),
        language=language,
        path=(page.url or "") if page else own_view_path(claim.pk, language),
        short_path=reverse("claim_short", args=[claim.pk or 0]),
        headline=page.title if page else "",
        answer=page.answer if answers_for_it else "",
        claim_text=claim.text,
        claim_language=claim.language,
        claim_translation=page.claim_in_this_language if page else "",
        is_summary=claim.is_summary,
        shown_verdict=shown,
        verdict_since=since and localtime(since),
        published_at=published and localtime(published),
        modified_at=max(map(localtime, filter(None, [touched, published, since, *corrected])), default=None),
        is_retracted=retracted,
        words_are_older=older,
        **(particulars(claim, facts, language) if facts else {}),
    )


def is_retracted(page, facts: Facts | None) -> bool:
    """Whether the page's words were taken back, from its corrections or from the query that found it."""
    if page and facts:
        return any(row.is_retraction for row in facts.corrections)
    return getattr(page, "is_retracted", False)


def words_are_older(page, facts: Facts | None) -> bool:
    """Whether the verdict changed after the words were written, from the rulings or from the query that found them."""
    if page and facts:
        return page.words_are_older(facts.rulings)
    return getattr(page, "has_older_words", False)


def particulars(claim: Claim, facts: Facts, language: str) -> dict:
    """What a whole page's review says beside verdict and words: who claimed it, where, when; the last change."""
    return {
        "first_seen": machine_date(claim.first_seen, claim.first_seen_precision),
        "claimants": tuple(ReviewedClaimant(row.name, row.kind, row.same_as) for row in facts.claimants),
        "appearances": tuple(
            ReviewedAppearance(row.url, row.archive_url, row.is_first_known) for row in facts.appearances if row.url
        ),
        "media": media_of(claim, facts.appearances),
        "change": latest_change(facts, language),
    }


def media_of(claim: Claim, appearances: list[Appearance]) -> ReviewedMedia | None:
    """What was done to the claim's picture or recording, when an editor chose that."""
    if not claim.media_category:
        return None
    posted = [row.url for row in appearances if row.url]
    held = [row.capture for row in appearances if row.capture and row.capture.is_picture]
    if held and claim.kind not in RECORDINGS:
        address = settings.SITE_ADDRESS + reverse("capture_picture", args=[held[0].pk])
    else:
        address = posted[0] if posted else ""
    return ReviewedMedia(claim.media_category, claim.kind, address)


def publisher(language: str) -> Publisher:
    """Who publishes the reviews, as machines are told it in one language."""
    brand = branding(language)
    logo = brand.logo.url if brand.logo else static("img/icon-512.png")
    return Publisher(
        name=brand.publisher_name,
        url=f"{settings.SITE_ADDRESS}/",
        license_url=settings.ARCHIVE_LICENSE,
        logo_url=settings.SITE_ADDRESS + logo,
    )


def records_of(review: Review) -> tuple[SafeString, ...]:
    """What machines are told of the review, each record as the content of a script element."""
    made = (make(review, publisher(review.language)) for make in (claim_review, media_review))
    return tuple(mark_safe(script(record)) for record in made if record)
