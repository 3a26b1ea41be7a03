"""Reviews that machines were told once and are not any more: those who keep copies must learn of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, PageLogEntry

from factcheck.core.pages import kept_private

from .claimreview import EMISSIONS
from .models.claims import Claim
from .models.corrections import Correction, Severity
from .models.fact_checks import FactCheckPage
from .models.rulings import Ruling


@dataclass(frozen=True)
class TakenBack:
    """The words of one claim in one language, of which nothing is said but that they were public and are not."""

    number: int
    language: str
    published_at: datetime
    taken_at: datetime


def taken_back(numbers: Iterable[int], told: Iterable[int]) -> list[TakenBack]:
    """Of these claims' pages those that machines were told once, without the pages that they are `told` today.

    What is private and was so on its first day was never told: not even that it exists.
    """
    once_told = Ruling.objects.filter(claim=OuterRef("claim"), verdict__emits_claim_review__in=EMISSIONS)
    once_public = FactCheckPage.objects.filter(Exists(once_told), claim__in=numbers, first_published_at__isnull=False)
    rows = once_public.exclude(pk__in=told).values_list(
        "claim", "locale__language_code", kept_private(), Subquery(made_private()), "first_published_at",
        "last_published_at", *map(Subquery, reasons()),
    )  # fmt: skip
    return [
        TakenBack(number, language, first, max(filter(None, (private_at, first, *times))))
        for number, language, is_private, private_at, first, *times in rows
        if not is_private or (private_at or first) > first
    ]


def made_private() -> QuerySet:
    """The time at which the page, or one above it, was made private last."""
    own_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    entries = PageLogEntry.objects.alias(own=own_path).filter(
        action="wagtail.view_restriction.create", own__startswith=F("page__path")
    )
    return entries.order_by("-timestamp").values("timestamp")[:1]


def reasons() -> tuple[QuerySet, ...]:
    """The times at which something else was done that takes a page from machines; the last of all is taken for it."""
    of_page = PageLogEntry.objects.filter(page=OuterRef("pk"), action__startswith="wagtail.unpublish")
    merged = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Claim),
        object_id=Cast(OuterRef("claim"), CharField()),
        action="claims.merge",
    )
    retracted = Correction.objects.filter(page=OuterRef("pk"), severity=Severity.RETRACTION)
    silenced = Ruling.objects.filter(pk=OuterRef("claim__ruling")).exclude(verdict__emits_claim_review__in=EMISSIONS)
    return (
        *(entries.order_by("-timestamp").values("timestamp")[:1] for entries in (of_page, merged)),
        retracted.order_by("-made_at").values("made_at")[:1],
        silenced.values("in_force_from")[:1],
    )
