"""One fact-check as a file tells it, before anything of it is stored."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime


class Unusable(Exception):
    """This record cannot be imported; the message says why in plain words."""


class Withdrawn(Unusable):
    """The publisher took this check back."""


class Unreadable(Exception):
    """The file cannot be read, or not any further."""


@dataclass(frozen=True)
class Rating:
    """A verdict in numbers; without both ends of the scale a number says nothing."""

    value: float
    best: float
    worst: float


@dataclass(frozen=True)
class Somebody:
    """Who said it: the name as it stands in the record, whether it is a person, an address that identifies them."""

    name: str
    is_person: bool = False
    same_as: str = ""


@dataclass(frozen=True)
class Met:
    """One address where the claim was met."""

    url: str
    archive_url: str = ""
    is_first_known: bool = False


@dataclass(frozen=True)
class Record:
    """A fact-check in one language. Texts are plain, the body is HTML of whatever kind; what is unknown is empty."""

    language: str
    # The claim in the words in which the record has it; its language is empty when the record does not say.
    claim: str
    # What may name the verdict, the likeliest first.
    verdict_words: tuple[str, ...]
    published: datetime
    modified: datetime | None = None
    rating: Rating | None = None
    url: str = ""
    # The same for a claim's checks in all languages.
    identifier: str = ""
    claim_language: str = ""
    # The claim in the language of the page.
    claim_here: str = ""
    headline: str = ""
    answer: str = ""
    body: str = ""
    # 2025-11-05, 2025-11 or 2025.
    first_seen: str = ""
    claimants: tuple[Somebody, ...] = ()
    appearances: tuple[Met, ...] = ()
    media_category: str = ""
    # Keys of ours, where the record is of our own making.
    kind: str = ""
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    is_summary: bool = False
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    # What could not come along, in words for the report.
    left_behind: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """What tells this record from every other one, at every run."""
        return self.url or f"{self.identifier} {self.language}".strip() or f"{self.language} {self.claim}"

    def digest(self, verdict_key: str) -> str:
        """Another one as soon as the record, or the verdict that it is read as, says something else."""
        told = json.dumps([asdict(self), verdict_key], default=str, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]
