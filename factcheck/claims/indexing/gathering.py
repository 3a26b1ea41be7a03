"""What the documents of some claims are made of, read with a fixed number of questions however many they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Coalesce

from ..models.appearances import Appearance, Wording
from ..models.claims import Claim
from ..models.fact_checks import FactCheckPage
from ..models.people import Claimant
from ..models.tags import FactCheckTag
from ..models.topics import Region, Topic

Rows = dict[int, list[Any]]
CLAIM_FIELDS = (
    "pk", "text", "language", "first_published_at", "last_published_at", "ruling__in_force_from",
    "ruling__verdict__key",
)  # fmt: skip
PAGE_FIELDS = (
    "pk", "claim", "locale__language_code", "title", "answer", "claim_in_this_language", "first_published_at",
    "last_published_at",
)  # fmt: skip


@dataclass(frozen=True)
class Name:
    """A topic, region, claimant or tag: its key, and its names by language; a tag has one name."""

    key: str
    names: dict[str, str]

    def in_language(self, language: str) -> str:
        """The name in this language, or in the default language, or in any."""
        found = self.names.get(language) or self.names.get(settings.LANGUAGE_CODE)
        return found or next(iter(self.names.values()), self.key)


class Gathered:
    """Public claims and all that their documents say; each part is a list of rows by the claim's number."""

    def __init__(self, numbers: Collection[int]) -> None:
        self.numbers = numbers

    @cached_property
    def claims(self) -> list[Any]:
        claims = Claim.objects.public().filter(pk__in=self.numbers).order_by("pk")
        return list(claims.values_list(*CLAIM_FIELDS, named=True))

    @cached_property
    def pages(self) -> Rows:
        pages = FactCheckPage.objects.published().filter(claim__in=self.numbers).order_by("pk")
        return grouped((page.claim, page) for page in pages.values_list(*PAGE_FIELDS, named=True))

    @cached_property
    def wordings(self) -> Rows:
        """Further wordings, those of claims that were merged into it and their own texts among them."""
        merged = Claim.objects.filter(merged_into__in=self.numbers, live=True).order_by("pk")
        further = standing_for(Wording.objects.all(), self.numbers).order_by("claim", "sort_order", "pk")
        return grouped([*merged.values_list("merged_into", "text"), *further.values_list("target", "text")])

    @cached_property
    def addresses(self) -> Rows:
        """The canonical addresses at which it was met, through merges too."""
        found = standing_for(Appearance.objects.exclude(canonical_url=""), self.numbers).order_by("canonical_url")
        return grouped(found.values_list("target", "canonical_url").distinct())

    @cached_property
    def platforms(self) -> Rows:
        found = Appearance.objects.filter(claim__in=self.numbers).order_by("platform")
        return grouped(found.values_list("claim", "platform").distinct())

    @cached_property
    def topics(self) -> Rows:
        return self.named(Topic)

    @cached_property
    def regions(self) -> Rows:
        return self.named(Region)

    @cached_property
    def claimants(self) -> Rows:
        return self.named(Claimant)

    @cached_property
    def tags(self) -> Rows:
        """The tags of its pages in all languages: a tag stands for what the claim is about."""
        pages = {page.pk for pages in self.pages.values() for page in pages}
        found = FactCheckTag.objects.filter(content_object__in=pages).order_by("tag__slug")
        rows = found.values_list("content_object__claim", "tag__slug", "tag__name").distinct()
        return grouped((number, Name(key, {"": name})) for number, key, name in rows)

    def named(self, model: type[Model]) -> Rows:
        """The claims' rows of a table with words per language."""
        name = model._meta.model_name
        through = model.claims.through.objects.filter(claim__in=self.numbers).order_by(f"{name}__slug")
        rows = list(through.values_list("claim", name, f"{name}__slug"))
        words = names_of(model, {parent for _number, parent, _key in rows})
        return grouped((number, Name(key, words[parent])) for number, parent, key in rows)


def names_of(model: type[Model], parents: Collection[int]) -> dict[int, dict[str, str]]:
    """The names of rows by language."""
    labels = model.labels.rel.related_model.objects.filter(parent__in=parents).order_by("language")
    names: dict[int, dict[str, str]] = {parent: {} for parent in parents}
    for parent, language, name in labels.values_list("parent", "language", "name"):
        names[parent][language] = name
    return names


def standing_for(rows: QuerySet, numbers: Collection[int]) -> QuerySet:
    """Rows below these claims and below public ones that were merged into them; `target` is the claim that stands."""
    merged = Q(claim__merged_into__in=numbers, claim__live=True)
    own = Q(claim__in=numbers, claim__merged_into=None)
    return rows.filter(own | merged).annotate(target=Coalesce("claim__merged_into", "claim"))


def grouped(rows: Iterable[tuple[int, Any]]) -> Rows:
    """The second parts of pairs by the first, in their order."""
    found: Rows = defaultdict(list)
    for number, row in rows:
        found[number].append(row)
    return found
