"""The kinds of filters: words, days, an order, and facets, whose choices are counted."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import make_aware
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.query import parse

from ..models.claims import Claim
from ..review import VerdictWords
from ..words import answering, found_claims

LONGEST_QUERY = 200
# The search takes a sentence or two; a whole message belongs into the check box, and into no address.
LONGEST_SEARCH = 600
LONGEST_KEY = 80
# Nobody chooses more of one filter; an address that names a thousand must not become a query of a thousand terms.
MOST_VALUES = 20
# Days beyond these stand for them: a moment in another zone's year 0 or 10000 cannot be written down.
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)


@dataclass(frozen=True)
class Choice:
    """One value of a facet in the reader's words; `count` rows would remain with it under all other filters."""

    key: str
    name: str
    count: int = 0
    is_chosen: bool = False
    verdict: VerdictWords | None = None


@dataclass(frozen=True)
class Filter:
    """One parameter of a list's address, and the rows that it leaves."""

    name: str
    label: str | Promise

    def read(self, texts: Sequence[str]) -> tuple[str, ...]:
        """What counts of the texts that a reader sent."""
        text = reader_text(texts[-1] if texts else "")
        return (text,) if text else ()

    def condition(self, model: type[Model], values: tuple[str, ...]) -> Q:
        """Which rows of the model remain."""
        return Q()

    def named(self, value: str) -> str:
        """A value in the reader's words."""
        return value


class WordsFilter(Filter):
    """Rows of the claims that the search finds; while it has no index, rows with all of the words."""

    def condition(self, model: type[Model], values: tuple[str, ...]) -> Q:
        numbers = found_claims(values[0])
        if numbers is None:
            return answering(parse(values[0]), model)
        return Q(**{f"{claim_path(model)}__in": numbers})

    def named(self, value: str) -> str:
        return gettext("“%(query)s”") % {"query": value}


class QueryFilter(WordsFilter):
    """What a reader asks of the search: words, phrases in quotation marks, words to leave out."""

    def read(self, texts: Sequence[str]) -> tuple[str, ...]:
        text = reader_text(texts[-1] if texts else "", LONGEST_SEARCH)
        return (text,) if text else ()


@dataclass(frozen=True)
class DayFilter(Filter):
    """Rows first published on or after a day; `is_last`: on or before it. Values are ISO days."""

    is_last: bool = False

    def read(self, texts: Sequence[str]) -> tuple[str, ...]:
        text = reader_text(texts[-1] if texts else "")[:LONGEST_KEY]
        day = day_of(text)
        return (day.isoformat() if day else text,) if text else ()

    def condition(self, model: type[Model], values: tuple[str, ...]) -> Q:
        day = day_of(values[0])
        if day is None:
            return Q()
        day = min(max(day, EARLIEST), LATEST)
        if self.is_last:
            return Q(first_published_at__lt=start_of(day + dt.timedelta(days=1)))
        return Q(first_published_at__gte=start_of(day))

    def named(self, value: str) -> str:
        day = day_of(value)
        return date_format(day, "DATE_FORMAT") if day else value


class OrderFilter(Filter):
    """The order of a list; it leaves all rows. Newest first is the default and stands in no address."""

    ORDERS = {"": _("Newest first"), "updated": _("Recently updated first"), "oldest": _("Oldest first")}

    def read(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(text for text in texts[-1:] if text and text in self.ORDERS)

    def ordered(self, rows: QuerySet, value: str) -> QuerySet:
        """The rows in the order of this name; rows without a date come last."""
        if value == "oldest":
            return rows.order_by(F("first_published_at").asc(nulls_last=True), "pk")
        if value == "updated":
            return rows.order_by(modified(rows.model).desc(nulls_last=True), "-pk")
        return rows.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


class RelevanceFilter(OrderFilter):
    """The order of what a search found: the best match first, unless a reader wants days."""

    ORDERS = {"": _("Best match first"), "newest": _("Newest first"), "oldest": _("Oldest first")}


class Facet(Filter):
    """A filter that offers choices: several of one facet widen the list, each further facet narrows it."""

    def read(self, texts: Sequence[str]) -> tuple[str, ...]:
        keys = {reader_text(text)[:LONGEST_KEY] for text in texts[:MOST_VALUES]}
        return tuple(sorted(keys - {""}))

    def choices(self, rows: QuerySet, language: str, chosen: tuple[str, ...]) -> list[Choice]:
        """What rows under all other filters offer, and whatever is chosen, known or not."""
        found = [replace(choice, is_chosen=choice.key in chosen) for choice in self.counted(rows, language, chosen)]
        known = {choice.key for choice in found}
        found = [choice for choice in found if choice.count or choice.is_chosen]
        return found + [Choice(key, key, is_chosen=True) for key in chosen if key not in known]

    def counted(self, rows: QuerySet, language: str, chosen: tuple[str, ...]) -> list[Choice]:
        """The choices that occur in rows, with at most one question to the database."""
        raise NotImplementedError


def claim_path(model: type[Model]) -> str:
    """Where a row of claims or fact-checks names its claim."""
    return "pk" if model is Claim else "claim"


def modified(model: type[Model]) -> Greatest:
    """When a row was last published or ruled on, whichever came later."""
    published = Coalesce("last_published_at", "first_published_at")
    ruled = "ruling__in_force_from" if model is Claim else "claim__ruling__in_force_from"
    return Greatest(published, Coalesce(ruled, published))


def reader_text(value: str | None, longest: int = LONGEST_QUERY) -> str:
    """What a reader typed, without NUL bytes, in one line, cut at a calm length."""
    return " ".join((value or "")[: longest * 10].replace("\x00", " ").split())[:longest].strip()


def day_of(text: str) -> dt.date | None:
    """The day of an ISO date such as 2025-11-05, None when it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def start_of(day: dt.date) -> dt.datetime:
    """The first moment of a day in the site's time zone."""
    return make_aware(dt.datetime.combine(day, dt.time()))
