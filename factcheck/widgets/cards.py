"""The card: what stands in the frame that other sites show of a claim."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from factcheck.claims.review import Review, VerdictChange, VerdictWords
from factcheck.claims.standings import Standing
from factcheck.core.excerpts import shortened

from .drawings import drawing
from .faces import face_of, shape_of

# Longer quotations push our answer off a small screen.
LONGEST_CLAIM = 280
# What a card is painted as, by the word in its address; the first one is the usual one.
THEMES: dict[str, Promise] = {
    "auto": _("as the reader's device"),
    "light": _("always light"),
    "dark": _("always dark"),
}


@dataclass(frozen=True)
class Card:
    """A claim's standing as a card shows it at one moment; made and read in the card's language."""

    standing: Standing
    now: datetime

    @property
    def face(self) -> VerdictWords:
        return face_of(self.standing)

    @property
    def drawing(self) -> SafeString:
        """The shape of the verdict."""
        return drawing(shape_of(self.face))

    @property
    def review(self) -> Review | None:
        return self.standing.review

    @property
    def change(self) -> VerdictChange | None:
        """The change of verdict while it is news."""
        return self.review.news(self.now)

    @property
    def headline(self) -> str:
        """Our headline; empty without one, and once it was taken back: then the claim stands in its place."""
        return "" if self.review.is_retracted else self.review.headline

    @property
    def claim(self) -> str:
        """The claim in the card's language if it was translated, cut where a card ends."""
        return shortened(self.review.claim_translation or self.review.claim_text, LONGEST_CLAIM)

    @property
    def claim_language(self) -> str:
        return self.review.language if self.review.claim_translation else self.review.claim_language

    @property
    def checked_since(self) -> datetime | None:
        """Since when readers see "being checked"; None with a verdict."""
        return None if self.review.verdict else self.review.verdict_since or self.review.published_at

    @property
    def canonical(self) -> str:
        """The absolute address of what the card is about."""
        return self.review.url if self.review else settings.SITE_ADDRESS + reverse("claim_short", args=[self.number])

    @property
    def verify_url(self) -> str:
        """Where everybody sees whether a picture of this card is true."""
        return f"{settings.SITE_ADDRESS}{reverse('verify', args=[self.number])}"

    @property
    def number(self) -> int:
        return self.standing.number
