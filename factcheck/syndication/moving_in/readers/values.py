"""Single values of records: whatever a file holds becomes plain text, a time, an address, or a reason why not."""

import html
import re
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import strip_tags

from factcheck.claims.forms import likely_language
from factcheck.core.languages import content_languages

from ..records import Unusable

LONGEST_CLAIM, LONGEST_TITLE, LONGEST_ADDRESS, LONGEST_NAME = 10_000, 255, 2000, 160
LONGEST_BODY = 1_000_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]|[\ud800-\udfff]")
# Spaces at which a line may break; the others hold a number and its sign together.
SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
# Before this nobody published on the web; a date of the year 202 is a slip.
FIRST_YEAR = 1990
DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
is_address = URLValidator(schemes=["http", "https"])


def raw(value: Any, name: str, longest: int) -> str:
    """The value as text without what no database keeps. Raises Unusable for a list or an object, and when too long."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, (str, int, float)):
        raise Unusable(f"“{name}” is no text")
    words = CONTROL.sub("", str(value)).strip()
    if len(words) > longest:
        raise Unusable(f"“{name}” has {len(words):,} characters; {longest:,} is the most")
    return words


def text(value: Any, name: str, longest: int = LONGEST_CLAIM) -> str:
    """Plain words in one line: no tags, no entities, no line breaks."""
    words = raw(value, name, longest)
    if "<" in words or "&" in words:
        words = html.unescape(strip_tags(html.unescape(words)))
    return SPACES.sub(" ", words).strip()


def address(value: Any, name: str) -> str:
    """A web address; "" for none. Raises Unusable for anything that is not one, `javascript:` for example."""
    found = raw(value, name, LONGEST_ADDRESS)
    # Our own host may be a name without a dot, as in a newsroom's network.
    if not found or found.startswith(f"{settings.SITE_ADDRESS}/"):
        return found
    try:
        is_address(found)
    except ValidationError:
        raise Unusable(f"“{name}” is no web address: {found[:80]}") from None
    return found


def moment(value: Any, name: str) -> datetime | None:
    """A time, aware; of a day without a time its noon, so that it is the same day in every time zone of the country.

    Raises Unusable for what is no date, for one before there was a web and for one in the future.
    """
    told = raw(value, name, 64)
    if not told:
        return None
    try:
        found = parse_datetime(told) if len(told) > 10 else None
        day = None if found else parse_date(told)
    except ValueError:
        found = day = None
    if not (found or day):
        raise Unusable(f"“{name}” is no date: {told}")
    found = found or datetime.combine(day, time(12))
    try:
        found = timezone.make_aware(found) if timezone.is_naive(found) else found
        is_past = found.year >= FIRST_YEAR and found <= timezone.now()
    except (OverflowError, ValueError):
        is_past = False
    if not is_past:
        raise Unusable(f"“{name}” cannot be right: {told}")
    return found


def rough_day(value: Any, name: str) -> str:
    """A day, month or year: 2025-11-05, 2025-11, 2025; "" for none."""
    told = raw(value, name, 64)[:10]
    if not told:
        return ""
    try:
        if DAY.fullmatch(told) and date.fromisoformat(told + "-01-01"[: 10 - len(told)]):
            return told
    except ValueError:
        pass
    raise Unusable(f"“{name}” is no date: {told}")


def number(value: Any) -> float | None:
    """A number, also as text and with a comma; None for anything else."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return None
    try:
        found = float(str(value)[:20].replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < 1e6 else None


def page_language(told: Any, otherwise: str, words: str) -> str:
    """The site's language of a record: what it says, else what the operator says, else what its letters say.

    Raises Unusable for a language in which this site has no pages.
    """
    tag = raw(told, "inLanguage", 35) or otherwise or likely_language(words)
    code = re.split("[-_]", tag.lower())[0]
    if code not in dict(content_languages()):
        raise Unusable(f"this site has no pages in the language “{tag}”")
    return code


def several(value: Any) -> list:
    """A list of what may be one thing, several, or nothing."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def host_of(url: str) -> str:
    """The host without port and `www.`; "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
