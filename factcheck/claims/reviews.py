"""Reviews are made here, and only here, from a claim, its ruling in force and the words of one page."""

from django.conf import settings
from django.urls import reverse

from .models.claims import Claim
from .review import Review, own_view_path
from .scale import BEING_CHECKED, words_of


def review_of(claim: Claim, language: str, page=None, is_draft: bool = False) -> Review:
    """The review of `claim` in `language`, with the words of `page` when there is one.

    The verdict is the one in force; a preview (`is_draft=True`) shows the proposed one.
    """
    ruling = claim.ruling
    published = page.first_published_at if page else claim.first_published_at
    touched = page.last_published_at if page else claim.last_published_at
    since = ruling.in_force_from if ruling else None
    in_force = ruling.verdict_id if ruling else None
    return Review(
        site=settings.SITE_ADDRESS,
        number=claim.pk,
        uuid=str(claim.uuid),
        language=language,
        path=(page.url or "") if page else own_view_path(claim.pk, language),
        short_path=reverse("claim_short", args=[claim.pk or 0]),
        headline=page.title if page else "",
        answer=page.answer if page else "",
        claim_text=claim.text,
        claim_language=claim.language,
        claim_translation=page.claim_in_this_language if page else "",
        is_summary=claim.is_summary,
        shown_verdict=words_of(claim.verdict_id if is_draft else in_force, language) or BEING_CHECKED,
        verdict_since=since,
        published_at=published,
        modified_at=max(filter(None, [touched, since]), default=None),
    )
