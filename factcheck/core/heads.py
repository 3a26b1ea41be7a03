"""What the head of a page tells browsers, search engines and messengers."""

from dataclasses import dataclass, field
from datetime import datetime

from .share import SharePicture


@dataclass(frozen=True)
class Head:
    """One page as machines introduce it. `address` is absolute and canonical; times are aware.

    `languages` is the same thing in each language of the site: [{"code", "name", "url", "has_words"}].
    """

    title: str = ""
    description: str = ""
    address: str = ""
    languages: list[dict] = field(default_factory=list)
    is_article: bool = False
    is_indexed: bool = True
    published_at: datetime | None = None
    modified_at: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    picture: SharePicture | None = None
    feed: str = ""
