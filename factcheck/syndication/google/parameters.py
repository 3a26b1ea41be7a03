"""What an address asks of the Fact Check Tools API: read and refused before anything is searched."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict

from factcheck.claims.machines import Refusal
from factcheck.core.languages import content_languages

from . import tokens

FEW, MOST = 10, 50
LONGEST_QUERY, LONGEST_TEXT = 2_000, 1_000
# What the fields of Google's interface can hold.
LARGEST = 2**31 - 1
INTEGER = re.compile(r"-?[0-9]{1,10}")
# BCP 47: a language, then a script, a region and the like.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")
HOST = re.compile(r"[\w-]{1,63}(\.[\w-]{1,63})*\.?(:[0-9]{1,5})?")


@dataclass(frozen=True)
class Asked:
    """One page of a list: which part of it, and whose reviews; `language` is empty for all, None for one we lack."""

    language: str | None
    page_size: int
    place: tokens.Place


@dataclass(frozen=True)
class AskedWords(Asked):
    """What `claims:search` is asked: words, or all of our site; `max_age_days` is 0 for any age."""

    query: str
    is_ours: bool
    max_age_days: int


@dataclass(frozen=True)
class AskedPicture(Asked):
    """What `claims:imageSearch` is asked: the address of a picture, not looked at yet."""

    image_uri: str


def asked_words(query: QueryDict) -> AskedWords:
    """The parameters of `claims:search`. Raises Refusal."""
    given = Given(query)
    words, site = given.text("query", LONGEST_QUERY), given.text("reviewPublisherSiteFilter")
    if not words.strip() and not site:
        raise Refusal(400, "Say what to look for: give query, or reviewPublisherSiteFilter, or both.")
    return AskedWords(
        query=words,
        is_ours=not site or is_own_site(site),
        max_age_days=given.number("maxAgeDays"),
        **given.page(),
    )


def asked_picture(query: QueryDict, longest: int) -> AskedPicture:
    """The parameters of `claims:imageSearch`; the address has `longest` characters at most. Raises Refusal."""
    given = Given(query)
    address = given.text("imageUri", longest)
    if not address:
        raise Refusal(400, "Say which picture to look for: give imageUri.")
    return AskedPicture(image_uri=address, **given.page())


class Given:
    """The parameters of an address under Google's names, in both spellings; unknown ones are left alone."""

    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self._told: dict[str, str | int] = {}

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """The value, or an empty text. Raises Refusal when it is given twice, too long or no text."""
        values = [value for spelling in spellings(name) for value in self._query.getlist(spelling)]
        if len(values) > 1:
            raise Refusal(400, f"{name} is given {len(values)} times; give it once.")
        value = values[0] if values else ""
        if len(value) > longest:
            raise Refusal(400, f"{name} has {len(value)} characters; {longest} are the most.")
        if "\x00" in value:
            raise Refusal(400, f"{name} holds a NUL character.")
        self._told[name] = value
        return value

    def number(self, name: str) -> int:
        """The value, or 0. Raises Refusal for what is no natural number of 32 bits."""
        written = self.text(name)
        if not written and not any(spelling in self._query for spelling in spellings(name)):
            return 0
        value = int(written) if INTEGER.fullmatch(written) else -1
        if not 0 <= value <= LARGEST:
            raise Refusal(400, f"{name} is a whole number from 0 to {LARGEST}, not {written[:40]!r}.")
        return value

    def page(self) -> dict:
        """Language, size and place of the page; read last, as a token is bound to all that was read before."""
        language = content_language(self.text("languageCode"))
        size, offset = self.number("pageSize") or FEW, self.number("offset")
        told = dict(self._told)
        place = tokens.place(self.text("pageToken"), told, offset)
        return {"language": language, "page_size": min(size, MOST), "place": place}


def spellings(name: str) -> set[str]:
    """Google understands both: pageSize and page_size."""
    return {name, re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name)}


def content_language(tag: str) -> str | None:
    """The site's language of a BCP 47 tag, "" for none, None for a language that we lack. Raises Refusal."""
    if not tag:
        return ""
    if not LANGUAGE.fullmatch(tag):
        raise Refusal(400, f"languageCode is a BCP 47 tag such as kk or ru-KZ, not {tag[:40]!r}.")
    codes = {code.lower(): code for code, _name in content_languages()}
    primary = tag.lower().partition("-")[0]
    return codes.get(tag.lower()) or codes.get(primary)


def is_own_site(written: str) -> bool:
    """Whether a site is ours, written as a host or as an address. Raises Refusal for what is neither."""
    address = written.strip().lower()
    try:
        parts = urlsplit(address if address.startswith(("http://", "https://")) else f"//{address}")
    except ValueError:
        parts = urlsplit("")
    if not HOST.fullmatch(parts.netloc):
        raise Refusal(400, f"reviewPublisherSiteFilter is a site such as {own_site()}, not {written[:40]!r}.")
    return site_of(parts.hostname or "") == own_site()


def own_site() -> str:
    """Our host as Google names publishers: without `www.`."""
    return site_of(urlsplit(settings.SITE_ADDRESS).hostname or "")


def site_of(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
