"""What a share picture says, and the address that follows from it."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.core.addresses import without_scheme
from factcheck.core.brand import branding
from factcheck.core.excerpts import shortened
from factcheck.core.quotations import in_quotation_marks
from factcheck.core.share import SharePicture

from ..review import Review

WIDTH, HEIGHT = 1200, 630
# A new number gives every picture a new address: raise it when drawings change.
DESIGN = 2
DIGEST_LENGTH = 16
# X cuts longer ones off.
LONGEST_ALT = 420


@dataclass(frozen=True)
class ShareCard:
    """Everything that stands on one picture.

    `number` is None for the site's own card, which has no verdict. `label` says of words that are not ours what
    they are; `is_quote` sets them in quotation marks.
    """

    number: int | None
    language: str
    headline: str
    short_address: str
    site_name: str
    label: str = ""
    is_quote: bool = False
    verdict_name: str = ""
    tone: str = ""

    @cached_property
    def digest(self) -> str:
        """Changes whenever the picture would look different."""
        shown = json.dumps([DESIGN, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()[:DIGEST_LENGTH]

    @property
    def words(self) -> str:
        """The headline, or the claim in the quotation marks of the card's language."""
        return in_quotation_marks(self.headline, self.language) if self.is_quote else self.headline

    @property
    def alt(self) -> str:
        """The picture in words: "<verdict>: <headline>"."""
        return shortened(f"{self.verdict_name or self.site_name}: {self.words}", LONGEST_ALT)


def share_card_of(review: Review) -> ShareCard:
    """The card of one claim in one language: our headline, or the claim as a claim while there is none."""
    verdict = review.shown_verdict
    with override(review.language):
        return ShareCard(
            number=review.number,
            language=review.language,
            headline=review.title,
            short_address=without_scheme(review.short_url),
            site_name=branding(review.language).site_name,
            label="" if review.headline else _("The claim"),
            is_quote=not (review.headline or review.is_summary),
            verdict_name=_("Withdrawn fact-check") if review.is_retracted else str(verdict.name),
            tone="neutral" if review.is_retracted else str(verdict.tone),
        )


def site_card(language: str) -> ShareCard:
    """The card of pages that are about no claim: the site's name and what it does."""
    with override(language):
        return ShareCard(
            number=None,
            language=language,
            headline=branding(language).tagline,
            short_address=without_scheme(settings.SITE_ADDRESS),
            site_name=branding(language).site_name,
        )


def picture_address(card: ShareCard) -> str:
    """The path of the card's picture; computed, not asked for."""
    if card.number is None:
        return reverse("site_picture", args=[card.language, card.digest])
    return reverse("share_picture", args=[card.language, card.number, card.digest])


def share_picture(card: ShareCard) -> SharePicture:
    """The card's picture for a page's head."""
    return SharePicture(settings.SITE_ADDRESS + picture_address(card), WIDTH, HEIGHT, card.alt)
