"""The feed of fact-checks: headline, verdict and answer of the newest ones, as they stand today."""

from html import escape

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import gettext as _

from factcheck.claims.facts import Facts, facts_of_pages
from factcheck.claims.models import Correction
from factcheck.claims.review import Review, VerdictChange
from factcheck.claims.reviews import publisher, review_of
from factcheck.claims.share_pictures import share_card_of, share_picture
from factcheck.core.brand import branding

from .choices import Choice
from .feeds import NEWEST, Entry, Feed, tag_uri

# The facts that entries tell.
TOLD = ("rulings", "corrections", "topics", "tags")


def fact_checks_feed(language: str, chosen: Choice, path: str) -> Feed:
    """The newest fact-checks of one language, those that were chosen; `path` is where this feed lies."""
    rows = chosen.rows.exclude(first_published_at=None)
    pages = list(rows.for_listing().newest_first()[:NEWEST])
    facts = facts_of_pages(pages, language, TOLD) if pages else {}
    brand = branding(language)
    return Feed(
        title=": ".join(filter(None, [brand.site_name, ", ".join(chosen.words)])),
        subtitle=brand.tagline,
        language=language,
        address=settings.SITE_ADDRESS + path + chosen.tail,
        list_address=settings.SITE_ADDRESS + reverse("wagtail_serve", args=["claims/"]) + chosen.tail,
        publisher=publisher(language),
        entries=tuple(
            entry_of(review_of(page.claim, language, page, facts=facts[page.pk]), facts[page.pk])
            for page in pages
            if page.pk in facts
        ),
    )


def entry_of(review: Review, facts: Facts) -> Entry:
    """A fact-check as a feed shows it; of one whose words were taken back, that they were, and why."""
    retraction = next((row for row in facts.corrections if row.is_retraction), None)
    words = _("Withdrawn fact-check") if retraction else str(review.shown_verdict.name)
    subjects = (named.name for named in (*facts.topics, *facts.tags))
    return Entry(
        guid=tag_uri(review.published_at, f"claim-{review.number}-{review.language}"),
        title=f"{words}: {review.headline}" if retraction else review.headline,
        address=review.url,
        summary=retracted(words, retraction) if retraction else summary(review, words),
        published_at=review.published_at,
        modified_at=review.modified_at,
        categories=tuple(dict.fromkeys((words, *subjects))),
        picture=share_picture(share_card_of(review)).url,
    )


def retracted(words: str, retraction: Correction) -> str:
    return f"<strong>{text(words)}.</strong> {text(retraction.why)}"


def summary(review: Review, verdict: str) -> str:
    """Verdict and answer, and for some weeks that the verdict was another one."""
    change = review.news(now())
    said = f"<strong>{text(verdict)}.</strong> {text(review.explanation)}"
    return f"{said} {changed(change)}" if change else said


def changed(change: VerdictChange) -> str:
    words = {"day": date_format(change.at, "DATE_FORMAT"), "old": change.old, "new": change.new}
    line = _("Verdict changed on %(day)s: “%(old)s” → “%(new)s”") % words
    return f"<em>{text(line)}.</em> {text(change.why)}".strip()


def text(words: str) -> str:
    """Words as they stand in HTML."""
    return escape(words, quote=False)
