"""The tables beside that of claims: where claims were met, how we ruled, what we corrected."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from factcheck.claims.models import Appearance, Claim, Correction, Ruling
from factcheck.claims.review import BEING_CHECKED_KEY
from factcheck.core.dates import machine_time

APPEARANCES = (
    "number", "identifier", "platform", "url", "noLinkReason", "archivedAt", "author", "datePublished", "dateSeen",
    "isFirstKnown", "reach",
)  # fmt: skip
RULINGS = ("number", "identifier", "dateCreated", "kind", "verdict", "inLanguage", "alternateName")
CORRECTIONS = ("number", "identifier", "inLanguage", "url", "dateCreated", "kind", "was", "is", "why", "reportedBy")


def appearances(numbers: list[int]) -> Iterator[dict]:
    """Where these claims were met, in the editors' order."""
    rows = Appearance.objects.filter(claim__in=Claim.objects.public().filter(pk__in=numbers))
    for met in rows.order_by("claim", "sort_order", "pk"):
        yield {
            **claim_columns(met.claim_id),
            "platform": met.platform,
            "url": met.url,
            "noLinkReason": met.no_link_reason,
            "archivedAt": met.archive_url,
            "author": met.author_label,
            "datePublished": met.posted_on,
            "dateSeen": met.seen_on,
            "isFirstKnown": met.is_first_known,
            "reach": met.reach,
        }


def rulings(numbers: list[int]) -> Iterator[dict]:
    """Every ruling on these claims, with the verdict's word in each language as it was at the time."""
    rows = Ruling.objects.filter(claim__in=Claim.objects.public().filter(pk__in=numbers)).select_related("verdict")
    for ruling in rows.order_by("claim", "in_force_from", "pk"):
        for language, name in sorted(ruling.verdict_names.items()) or [("", "")]:
            yield {
                **claim_columns(ruling.claim_id),
                "dateCreated": machine_time(ruling.in_force_from),
                "kind": ruling.kind,
                "verdict": ruling.verdict.key if ruling.verdict else BEING_CHECKED_KEY,
                "inLanguage": language,
                "alternateName": name,
            }


def corrections(numbers: list[int]) -> Iterator[dict]:
    """The corrections of these claims' pages; what was taken down keeps them."""
    rows = Correction.objects.public().filter(page__claim__in=numbers).for_listing()
    for correction in rows.order_by("page__claim", "made_at", "pk"):
        yield {
            **claim_columns(correction.page.claim_id),
            "inLanguage": correction.page.language,
            "url": correction.path and settings.SITE_ADDRESS + correction.path,
            "dateCreated": machine_time(correction.made_at),
            "kind": correction.severity,
            "was": correction.what_was,
            "is": correction.what_is,
            "why": correction.why,
            "reportedBy": correction.reported_by,
        }


def claim_columns(number: int) -> dict:
    """By which the tables are joined."""
    return {"number": number, "identifier": settings.SITE_ADDRESS + reverse("claim_short", args=[number])}
