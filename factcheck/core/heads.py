"""What the head of a page tells browsers, search engines and messengers."""

from dataclasses import dataclass, field
from datetime import datetime

from .excerpts import shortened
from .share import SharePicture

# Messengers show less; search engines cut by themselves.
LONGEST_DESCRIPTION = 300
# Open Graph wants a country beside the language.
COUNTRIES = {"kk": "KZ", "ru": "RU", "en": "US"}


@dataclass(frozen=True)
class LanguageLink:
    """Where one thing stands in one language, whose own name is `name`; `has_words` unless it has no words there."""

    code: str
    name: str
    url: str
    has_words: bool = True


@dataclass(frozen=True)
class FeedFormat:
    """A format by its own name, which no language translates; `key` ends the name of its address."""

    key: str
    name: str
    media_type: str


@dataclass(frozen=True)
class FeedLink:
    """One feed: what it is written in, and its path with the query of the list."""

    format: FeedFormat
    path: str


@dataclass(frozen=True)
class Head:
    """One page as machines introduce it. `address` is absolute and canonical; times are aware.

    `languages` is the same thing in each language of the site. `feeds` are those of just this list, `oembed` the
    absolute address that answers with a card for it; `data` are JSON-LD records, escaped for a script element.
    """

    title: str = ""
    description: str = ""
    address: str = ""
    languages: list[LanguageLink] = field(default_factory=list)
    is_article: bool = False
    is_indexed: bool = True
    published_at: datetime | None = None
    modified_at: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    picture: SharePicture | None = None
    feeds: tuple[FeedLink, ...] = ()
    oembed: str = ""
    data: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The description in one line, cut at a calm length."""
        return shortened(str(self.description), LONGEST_DESCRIPTION)


def alternates(versions: dict[str, str], default: str) -> list[tuple[str, str]]:
    """The addresses of one thing by language as hreflang pairs: every language there is, and x-default.

    x-default is the version in the site's `default` language, or the first there is.
    """
    if not versions:
        return []
    return [*versions.items(), ("x-default", versions.get(default) or next(iter(versions.values())))]


def og_locale(language: str) -> str:
    """The language as Open Graph writes it, for example kk_KZ."""
    country = COUNTRIES.get(language)
    return f"{language}_{country}" if country else language.replace("-", "_")
