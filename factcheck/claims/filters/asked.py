"""What was asked of a list: one value, read from an address and written back to it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .kinds import DayFilter, Facet, Filter, OrderFilter, day_of
from .tables import CLAIM_FILTERS


@dataclass(frozen=True)
class Filters:
    """The values of each filter by its name, in the order of the table; a filter without values is absent."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    table: tuple[Filter, ...] = CLAIM_FILTERS

    @classmethod
    def from_query(cls, query: QueryDict, table: tuple[Filter, ...] = CLAIM_FILTERS) -> "Filters":
        """What counts of an address's parameters; the rest is ignored."""
        read = {found.name: found.read(query.getlist(found.name)) for found in table}
        return cls({name: values for name, values in read.items() if values}, table)

    def __bool__(self) -> bool:
        return bool(self.values)

    def get(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        """The only value of a filter that has one, or an empty text."""
        return next(iter(self.get(name)), "")

    def day(self, name: str) -> dt.date | None:
        """The day of a filter, None where none was asked or what was asked is none."""
        return day_of(self.first(name))

    def without(self, name: str, value: str = "") -> "Filters":
        """The same without a filter, or without one of its values."""
        kept = tuple(other for other in self.get(name) if value and other != value)
        return self.with_values(name, *kept)

    def with_values(self, name: str, *values: str) -> "Filters":
        """The same with these values of one filter, or without it when there are none."""
        asked = {**self.values, name: values}
        names = [found.name for found in self.table]
        return replace(self, values={name: asked[name] for name in names if asked.get(name)})

    def query_string(self, without: str = "") -> str:
        """The tidy address, without its question mark; `without` leaves out one filter."""
        kept = [(name, value) for name, values in self.values.items() for value in values if name != without]
        return urlencode(kept)

    def conditions(self, model: type) -> dict[str, Q]:
        """What each filter asks of the rows of a model. Days in the wrong order ask nothing."""
        ignored = {"from", "to"} if self.is_backwards else set()
        return {
            found.name: found.condition(model, self.values[found.name])
            for found in self.table
            if found.name in self.values and found.name not in ignored
        }

    def narrow(self, rows: QuerySet, without: Collection[str] = ()) -> QuerySet:
        """The rows that all filters leave, those named in `without` apart."""
        conditions = self.conditions(rows.model)
        return rows.filter(*(condition for name, condition in conditions.items() if name not in without))

    def ordered(self, rows: QuerySet) -> QuerySet:
        """The rows in the order that was asked for."""
        return self.order.ordered(rows, self.first(self.order.name))

    @property
    def order(self) -> OrderFilter:
        return next(found for found in self.table if isinstance(found, OrderFilter))

    @property
    def facets(self) -> list[Facet]:
        return [found for found in self.table if isinstance(found, Facet)]

    @property
    def is_backwards(self) -> bool:
        """Whether the first day comes after the last."""
        first, last = self.day("from"), self.day("to")
        return bool(first and last and first > last)

    @property
    def count(self) -> int:
        """How many things were asked, the order apart."""
        return sum(len(values) for name, values in self.values.items() if name != "sort")

    @property
    def folded_count(self) -> int:
        """How many things were asked behind the button “Filters”: words stand in a field of their own."""
        return self.count - len(self.get("q"))

    @property
    def notes(self) -> list[str]:
        """What could not be understood, in the reader's words."""
        days = [self.first(found.name) for found in self.table if isinstance(found, DayFilter)]
        notes = [
            _("“%(text)s” is not a date, so it narrows nothing. Write a date like this: 2025-11-05.") % {"text": day}
            for day in days
            if day and day_of(day) is None
        ]
        if self.is_backwards:
            notes.append(_("The first day comes after the last one, so the dates narrow nothing."))
        return notes
