"""The review: what we say about a claim, as one frozen value from which every output is made."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from .models.claims import Claim
from .scale import BEING_CHECKED, VerdictWords, words_of


@dataclass(frozen=True)
class Review:
    """What one page, card, widget or record shows. Addresses are paths; times are aware.

    `verdict` is None while the claim is being checked; `headline` and `answer` are empty while there are no words
    in `language`.
    """

    number: int
    uuid: str
    language: str
    path: str
    short_path: str
    headline: str
    answer: str
    claim_text: str
    claim_language: str
    claim_translation: str
    is_summary: bool
    verdict: VerdictWords | None
    verdict_since: datetime | None
    published_at: datetime | None
    modified_at: datetime | None

    @property
    def url(self) -> str:
        """The absolute address."""
        return settings.SITE_ADDRESS + self.path

    @property
    def short_url(self) -> str:
        """The absolute address that never changes."""
        return settings.SITE_ADDRESS + self.short_path

    @property
    def title(self) -> str:
        """The headline, or the claim itself while there is none."""
        return self.headline or self.claim_text

    @property
    def title_language(self) -> str:
        """The language of `title`."""
        return self.language if self.headline else self.claim_language

    @property
    def shown_verdict(self) -> VerdictWords:
        """The verdict as readers see it: its own words, or "being checked"."""
        return self.verdict or BEING_CHECKED

    @property
    def verdict_key(self) -> str:
        """The verdict's key, "being-checked" while there is none."""
        return self.shown_verdict.key

    @property
    def is_translated(self) -> bool:
        """Whether the claim in this language is other words than the claim itself."""
        return bool(self.claim_translation) and self.claim_translation != self.claim_text

    @property
    def was_updated(self) -> bool:
        """Whether something changed after the day of publication."""
        return bool(self.published_at and self.modified_at) and self.modified_at.date() > self.published_at.date()


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
        verdict=words_of(claim.verdict_id if is_draft else in_force, language),
        verdict_since=since,
        published_at=published,
        modified_at=max(filter(None, [touched, since]), default=None),
    )


def own_view_path(number: int, language: str) -> str:
    """The address of a claim's own view in one language."""
    return f"/{language}/claims/{number}/"
