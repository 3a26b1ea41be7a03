"""Feeds: the newest of something in one language, as values from which every format is written."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings

from factcheck.claims.claimreview import Publisher

NEWEST = 30


@dataclass(frozen=True)
class Entry:
    """One thing in a feed: `guid` never changes, `summary` is HTML, times are aware, `picture` may be empty."""

    guid: str
    title: str
    address: str
    summary: str
    published_at: datetime
    modified_at: datetime
    categories: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed in one language; `list_address` is the page that shows the same, `address` where the feed itself lies."""

    title: str
    subtitle: str
    language: str
    address: str
    list_address: str
    publisher: Publisher
    entries: tuple[Entry, ...]

    @property
    def changed_at(self) -> datetime | None:
        """When something in it changed last; None while it is empty."""
        return max((entry.modified_at for entry in self.entries), default=None)

    @property
    def modified_at(self) -> datetime:
        """The same for formats that demand a time: while it is empty, this morning, and not another one each time."""
        return self.changed_at or datetime.now(UTC).replace(hour=0, minute=0, second=0)


def review_uri(at: datetime, number: int, language: str) -> str:
    """The name for ever of a claim's review in one language, first public at this time."""
    return tag_uri(at, f"claim-{number}-{language}")


def tag_uri(at: datetime, name: str) -> str:
    """A name for ever, as RFC 4151 forms it: of our host, in the year in which the thing was first public."""
    return f"tag:{urlsplit(settings.SITE_ADDRESS).hostname},{at.astimezone(UTC).year}:{name}"
