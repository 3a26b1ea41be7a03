"""The review: what we say about a claim, as one frozen value from which every output is made."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

BEING_CHECKED_KEY = "being-checked"
# SQLite and PostgreSQL both keep numbers in 64 bits; a longer one is simply no claim.
LARGEST_NUMBER = 2**63 - 1
# How long whatever shows a verdict elsewhere says that it changed.
CHANGE_IS_NEWS = timedelta(days=30)


@dataclass(frozen=True)
class VerdictWords:
    """A verdict in one language; "being checked" is one of them, though no ruling ever names it."""

    key: str
    name: str
    definition: str = ""
    tone: str = "neutral"
    rating_value: int | None = None
    emits_claim_review: str = ""
    is_active: bool = True


@dataclass(frozen=True)
class ReviewedClaimant:
    """Who said it: the name in the review's language, the kind (a key of ClaimantKind), an identifying address."""

    name: str
    kind: str = ""
    same_as: str = ""


@dataclass(frozen=True)
class ReviewedAppearance:
    """One address where the claim was met, and an archived copy of it."""

    url: str
    archive_url: str = ""
    is_first_known: bool = False


@dataclass(frozen=True)
class ReviewedMedia:
    """What was done to a picture or recording: a schema.org category, the claim's kind, where the medium is."""

    category: str
    kind: str = ""
    content_url: str = ""


@dataclass(frozen=True)
class VerdictChange:
    """One change of verdict, with both words as they were, and why, where editors said so."""

    at: datetime
    old: str
    new: str
    why: str = ""

    def because(self, why: str) -> "VerdictChange":
        return replace(self, why=why)


@dataclass(frozen=True)
class Review:
    """What one page, card, widget or record shows. `path` and `short_path` are paths below `site`; times are aware.

    `headline` and `answer` are empty while there are no words in `language`. `answer` is empty, too, without a verdict
    and while it answers for another one: after a change of verdict that the words do not know yet
    (`words_are_older`), and when they were taken back. What follows `words_are_older` is filled for whole pages and
    records only: `first_seen` is 2025-11-05, 2025-11 or 2025, as exact as it is known.
    """

    site: str
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
    shown_verdict: VerdictWords
    verdict_since: datetime | None
    published_at: datetime | None
    modified_at: datetime | None
    # Whether the words were taken back.
    is_retracted: bool = False
    words_are_older: bool = False
    first_seen: str = ""
    claimants: tuple[ReviewedClaimant, ...] = ()
    appearances: tuple[ReviewedAppearance, ...] = ()
    media: ReviewedMedia | None = None
    # The last change of verdict, however long ago.
    change: VerdictChange | None = None

    @property
    def url(self) -> str:
        """The absolute address."""
        return self.site + self.path

    @property
    def short_url(self) -> str:
        """The absolute address that never changes."""
        return self.site + self.short_path

    @property
    def title(self) -> str:
        """The headline, or the claim itself while there is none."""
        return self.headline or self.claim_text

    @property
    def title_language(self) -> str:
        """The language of `title`."""
        return self.language if self.headline else self.claim_language

    @property
    def explanation(self) -> str:
        """What people read below the verdict: the answer, or what the verdict means while there is none."""
        return self.answer or str(self.shown_verdict.definition)

    @property
    def verdict(self) -> VerdictWords | None:
        """The verdict in force, None while the claim is being checked."""
        return None if self.shown_verdict.key == BEING_CHECKED_KEY else self.shown_verdict

    @property
    def verdict_key(self) -> str:
        """The verdict's key, "being-checked" while there is none."""
        return self.shown_verdict.key

    def news(self, now: datetime) -> VerdictChange | None:
        """The last change of verdict while it is news."""
        return self.change if self.change and now - self.change.at < CHANGE_IS_NEWS else None

    @property
    def is_translated(self) -> bool:
        """Whether the claim in this language is other words than the claim itself."""
        return bool(self.claim_translation) and self.claim_translation != self.claim_text

    @property
    def was_updated(self) -> bool:
        """Whether something changed after the day of publication."""
        return bool(self.published_at and self.modified_at) and self.modified_at.date() > self.published_at.date()


# The last step of a history's address, the same in every language.
HISTORY = "history/"


def own_view_path(number: int, language: str) -> str:
    """The address of a claim's own view in one language."""
    return f"/{language}/claims/{number}/"
