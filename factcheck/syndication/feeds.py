"""Feeds: the newest fact-checks and corrections of one language, as values from which every format is written."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.claims.models import Correction
from factcheck.claims.review import Review
from factcheck.claims.reviews import publisher, review_of
from factcheck.core.brand import branding

from .choices import Choice, topics_of

NEWEST = 30


@dataclass(frozen=True)
class Entry:
    """One thing in a feed: `guid` never changes, `summary` is HTML, times are aware."""

    guid: str
    title: str
    address: str
    summary: str
    published_at: datetime
    modified_at: datetime
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed in one language; `list_address` is the page that shows the same, `path` where the feed itself lies."""

    title: str
    subtitle: str
    language: str
    path: str
    list_address: str
    logo_url: str
    entries: tuple[Entry, ...]

    @property
    def modified_at(self) -> datetime | None:
        """When something in it changed last; None while it is empty."""
        return max((entry.modified_at for entry in self.entries), default=None)


def fact_checks(language: str, choice: Choice) -> Feed:
    """The newest fact-checks of one language, those that were chosen."""
    pages = choice.pages.exclude(first_published_at=None).for_listing().newest_first()[:NEWEST]
    reviews = [review_of(page.claim, language, page) for page in pages]
    topics = topics_of([review.number for review in reviews], language)
    brand = branding(language)
    tail = f"?{choice.query}" if choice.query else ""
    return Feed(
        title=": ".join(filter(None, [brand.site_name, ", ".join(choice.words)])),
        subtitle=brand.tagline,
        language=language,
        path=reverse("rss") + tail,
        list_address=settings.SITE_ADDRESS + reverse("wagtail_serve", args=["claims/"]) + tail,
        logo_url=publisher(language).logo_url,
        entries=tuple(entry_of(review, topics.get(review.number, ())) for review in reviews),
    )


def entry_of(review: Review, topics: tuple[str, ...]) -> Entry:
    """A fact-check as a feed shows it: headline, verdict and answer."""
    verdict = str(review.shown_verdict.name)
    return Entry(
        guid=tag_uri(review.published_at, f"claim-{review.number}-{review.language}"),
        title=review.headline,
        address=review.url,
        summary=f"<strong>{escape(verdict, quote=False)}.</strong> {escape(review.answer, quote=False)}",
        published_at=review.published_at,
        modified_at=review.modified_at,
        categories=(verdict, *topics),
    )


def corrections(language: str) -> Feed:
    """The newest corrections of one language."""
    rows = Correction.objects.public().in_language(language).for_listing()[:NEWEST]
    return Feed(
        title=f"{_('Corrections')} – {branding(language).site_name}",
        subtitle=_("Everything that we corrected, newest first."),
        language=language,
        path=reverse("corrections_rss"),
        list_address=settings.SITE_ADDRESS + reverse("corrections"),
        logo_url=publisher(language).logo_url,
        entries=tuple(entry_of_correction(row) for row in rows),
    )


def entry_of_correction(correction: Correction) -> Entry:
    """A correction as a feed shows it: what the page said, what it says now, why."""
    kind = str(correction.get_severity_display())
    number = _("Claim №%(number)s") % {"number": correction.page.claim_id}
    subject = correction.page.title if correction.has_open_page else number
    parts = (
        (_("What the page said"), correction.what_was),
        (_("What it says now"), correction.what_is),
        (_("Why"), correction.why),
    )
    return Entry(
        guid=tag_uri(correction.made_at, f"correction-{correction.pk}"),
        title=f"{kind[:1].upper()}{kind[1:]}: {subject}",
        address=settings.SITE_ADDRESS + (correction.path or reverse("corrections")),
        summary="".join(f"<p><strong>{label}:</strong> {escape(text, quote=False)}</p>" for label, text in parts),
        published_at=correction.made_at,
        modified_at=correction.made_at,
        categories=(kind,),
    )


def tag_uri(at: datetime, name: str) -> str:
    """A name for ever, as RFC 4151 forms it: of our host, in the year in which the thing was first public."""
    return f"tag:{urlsplit(settings.SITE_ADDRESS).hostname},{at.astimezone(UTC).year}:{name}"
