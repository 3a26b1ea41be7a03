"""The feed of corrections: what a page said, what it says now, and why."""

from html import escape

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from factcheck.claims.models import Correction
from factcheck.claims.reviews import publisher
from factcheck.core.brand import branding

from .choices import Choice
from .feeds import NEWEST, Entry, Feed, tag_uri


def corrections_feed(language: str, chosen: Choice, path: str) -> Feed:
    """The newest corrections of one language, those that were chosen; `path` is where this feed lies."""
    title = f"{_('Corrections')} – {branding(language).site_name}"
    return Feed(
        title=": ".join(filter(None, [title, ", ".join(chosen.words)])),
        subtitle=_("Everything that we corrected, newest first."),
        language=language,
        address=settings.SITE_ADDRESS + path + chosen.tail,
        list_address=settings.SITE_ADDRESS + reverse("corrections") + chosen.tail,
        publisher=publisher(language),
        entries=tuple(entry_of(row) for row in chosen.rows.for_listing()[:NEWEST]),
    )


def entry_of(correction: Correction) -> Entry:
    """A correction as a feed shows it."""
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
        title=f"{capfirst(kind)}: {subject}",
        address=settings.SITE_ADDRESS + (correction.path or reverse("corrections")),
        summary="".join(f"<p><strong>{label}:</strong> {escape(words, quote=False)}</p>" for label, words in parts),
        published_at=localtime(correction.made_at),
        modified_at=localtime(correction.made_at),
        categories=(kind,),
    )
