"""Rubrics: topics, tags, claimants, people and months under which readers find fact-checks."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from factcheck.core.rows import name_in

from .filters.facets import labels_of
from .listings import fact_checks
from .models.bylines import Byline
from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .models.people import Claimant, ClaimantKind, Person
from .models.tags import FactCheckTag, Tag
from .models.topics import Topic


@dataclass(frozen=True)
class Rubric:
    """One rubric in the reader's words, and how many fact-checks of the reader's language stand under it."""

    key: str
    name: str
    count: int
    kind: str = ""

    @property
    def kind_name(self) -> str:
        """What kind of claimant it is, in words; empty for other rubrics."""
        return str(ClaimantKind(self.kind).label) if self.kind else ""


@dataclass(frozen=True)
class Month:
    """A month of one language's archive; `first` is its first day."""

    first: dt.date
    count: int = 0

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> dt.date:
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])


def topics(language: str) -> list[Rubric]:
    """Every topic, those with the most fact-checks first."""
    return [Rubric(*row) for row in by_frequency(Topic.objects.all(), language).values_list("slug", "label", "found")]


def claimants(language: str) -> QuerySet:
    """Whoever made a public claim, as rows of (key, name, count, kind)."""
    public = Claimant.objects.filter(pk__in=public_claimants())
    return by_frequency(public, language).values_list("slug", "label", "found", "kind")


def by_frequency(rows: QuerySet, language: str) -> QuerySet:
    """Rows with claims as (`label`, `found`), by the number of their fact-checks in one language."""
    here = Q(claims__in=fact_checks(language).values("claim"))
    found = rows.annotate(found=Count("claims", filter=here), label=name_in(language, labels_of(rows.model)))
    return found.order_by("-found", "label")


def public_claimants() -> QuerySet:
    """The keys of the claimants of public claims."""
    return Claimant.claims.through.objects.filter(claim__in=Claim.objects.public()).values("claimant")


def tags(language: str) -> QuerySet:
    """The tags of one language's fact-checks as rows of (key, name, count): a tag stands for the claim."""
    here = Q(content_object__claim__in=fact_checks(language).values("claim"))
    own = Q(content_object__locale__language_code=language)
    tagged = FactCheckTag.objects.filter(here, content_object__in=published())
    found = tagged.values("tag__slug", "tag__name").annotate(
        found=Count("content_object__claim", distinct=True), own=Count("pk", filter=own)
    )
    return found.filter(own__gt=0).order_by("-found", "tag__name").values_list("tag__slug", "tag__name", "found")


def public_tag(key: str) -> Tag | None:
    """The tag with this address when a published fact-check of any language carries it."""
    return Tag.objects.filter(slug=key, fact_checks__content_object__in=published()).first()


def people(language: str) -> QuerySet:
    """Whoever signed a published fact-check, as rows of (key, name, count)."""
    signed = Person.objects.filter(pk__in=Byline.objects.filter(page__in=published()).values("person"))
    here = Q(bylines__page__in=fact_checks(language).values("pk"))
    found = signed.annotate(
        found=Count("bylines__page", filter=here, distinct=True), label=name_in(language, labels_of(Person))
    )
    return found.order_by("-found", "label").values_list("slug", "label", "found")


def published() -> QuerySet:
    """The keys of the published fact-checks of all languages."""
    return FactCheckPage.objects.published().values("pk")


def signed_by(person: Person) -> QuerySet:
    """The bylines of a person below published fact-checks of any language."""
    return Byline.objects.filter(person=person, page__in=published())


def months(language: str) -> list[Month]:
    """The months in which fact-checks of one language were published, newest first."""
    pages = fact_checks(language).filter(first_published_at__isnull=False)
    counted = pages.annotate(month=TruncMonth("first_published_at")).order_by("-month").values_list("month")
    return [Month(moment.date().replace(day=1), count) for moment, count in counted.annotate(Count("pk"))]


def by_year(found: list[Month]) -> list[tuple[int, list[Month]]]:
    """The months of each year, in the order in which they come."""
    return [(year, list(rows)) for year, rows in groupby(found, key=lambda month: month.first.year)]


def neighbours(month: Month, found: list[Month]) -> tuple[Month | None, Month | None]:
    """The nearest months before and after, of those that were found."""
    earlier = next((other for other in found if other.first < month.first), None)
    later = next((other for other in reversed(found) if other.first > month.first), None)
    return earlier, later


def public_keys() -> list[tuple[str, list]]:
    """Every rubric that has something public in any language: [(name of its view, keys)]."""
    claims = Claim.objects.public()
    pages = FactCheckPage.objects.published()
    days = pages.filter(first_published_at__isnull=False).annotate(month=TruncMonth("first_published_at"))
    return [
        ("topic", list(Topic.objects.filter(claims__in=claims).distinct().values_list("slug", flat=True))),
        (
            "tag",
            list(Tag.objects.filter(fact_checks__content_object__in=pages).distinct().values_list("slug", flat=True)),
        ),
        ("claimant", list(Claimant.objects.filter(pk__in=public_claimants()).values_list("slug", flat=True))),
        (
            "person",
            list(Person.objects.filter(bylines__page__in=published()).distinct().values_list("slug", flat=True)),
        ),
        ("month", [moment.date() for moment in days.order_by("month").values_list("month", flat=True).distinct()]),
    ]
