"""The choices of a list with their counts, and what removing each of them would find."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from .asked import Filters
from .kinds import Choice, Facet

# How many choices of a facet stand in the first row, and how few more are not worth hiding.
FIRST_CHOICES = 8
FEW_MORE = 2
# A search that finds more is asked again by each count, instead of handing every number over.
MOST_PINNED = 1_000
# For how many filters an empty list counts what would be found without them.
MOST_WAYS_OUT = 8


@dataclass(frozen=True)
class Group:
    """A facet with its choices."""

    facet: Facet
    choices: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        """Whether a reader chose something of it."""
        return any(choice.is_chosen for choice in self.choices)

    @property
    def is_long(self) -> bool:
        return len(self.choices) > FIRST_CHOICES + FEW_MORE

    @property
    def first(self) -> tuple[Choice, ...]:
        return self.choices[:FIRST_CHOICES] if self.is_long else self.choices

    @property
    def rest(self) -> tuple[Choice, ...]:
        return self.choices[FIRST_CHOICES:] if self.is_long else ()


@dataclass(frozen=True)
class Chip:
    """One thing that was asked, and the filters without it; `found` counts what they would find, where counted."""

    label: str
    name: str
    filters: Filters
    found: int | None = None

    @property
    def query(self) -> str:
        return self.filters.query_string()


class Narrowed:
    """The rows of a list under its filters. Words are looked up once, however many counts follow."""

    def __init__(self, rows: QuerySet, filters: Filters) -> None:
        self.all = rows
        self.filters = filters

    @cached_property
    def conditions(self) -> dict[str, Q]:
        conditions = self.filters.conditions(self.all.model)
        if "q" in conditions:
            conditions["q"] = self.pinned(conditions["q"])
        return conditions

    def pinned(self, words: Q) -> Q:
        """The rows with the words, by their numbers."""
        keys = list(self.all.filter(words).order_by().values_list("pk", flat=True)[: MOST_PINNED + 1])
        return words if len(keys) > MOST_PINNED else Q(pk__in=keys)

    def rows(self, without: str = "") -> QuerySet:
        """The rows under all filters, or under all but one."""
        return self.all.filter(*(asked for name, asked in self.conditions.items() if name != without))

    def groups(self, language: str) -> tuple[Group, ...]:
        """Every facet that offers anything, each counted under all other filters."""
        groups = [self.group(facet, language) for facet in self.filters.facets]
        return tuple(group for group in groups if group.choices)

    def group(self, facet: Facet, language: str) -> Group:
        chosen = self.filters.get(facet.name)
        return Group(facet, tuple(facet.choices(self.rows(without=facet.name), language, chosen)))

    def ways_out(self, chips: tuple[Chip, ...]) -> tuple[Chip, ...]:
        """The chips, each with what would be found without it, by one question for all of them."""
        counts = {f"way_{place}": Count("pk", filter=self.under(chip)) for place, chip in enumerate(chips)}
        found = self.all.order_by().aggregate(**counts).values() if counts else ()
        return tuple(replace(chip, found=number) for chip, number in zip(chips, found, strict=True))

    def under(self, chip: Chip) -> Q:
        """Which rows remain without the chip."""
        conditions = {**chip.filters.conditions(self.all.model)}
        if "q" in conditions:
            conditions["q"] = self.conditions["q"]
        return Q(*conditions.values())


def chips(filters: Filters, groups: tuple[Group, ...]) -> tuple[Chip, ...]:
    """Everything that was asked, in the order of the filters, with the names that the groups know."""
    names = {(group.facet.name, choice.key): choice.name for group in groups for choice in group.choices}
    return tuple(
        Chip(
            str(found.label),
            names.get((found.name, value)) or found.named(value),
            filters.without(found.name, value),
        )
        for found in filters.table
        if found.name != "sort"
        for value in filters.get(found.name)
    )
