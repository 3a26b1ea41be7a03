"""The keys that identify subjects: kept in the database, beside what they come from."""

import hashlib
from collections.abc import Collection, Iterable

from django.db import transaction

from ..batches import batches
from ..documents import Document
from ..models import ExactKey

# Rows written or deleted by one statement.
BATCH = 500

Row = tuple[str, str, str]


def subjects_with(kind: str, values: Collection[str]) -> dict[str, list[str]]:
    """The subjects that each of the values identifies; `kind` is "url" or "text"."""
    digests = {digest(value): value for value in values}
    rows = ExactKey.objects.filter(kind=kind, value__in=digests).order_by("subject")
    found: dict[str, list[str]] = {}
    for value, subject in rows.values_list("value", "subject"):
        found.setdefault(digests[value], []).append(subject)
    return found


def keep(subjects: Collection[str], documents: Iterable[Document]) -> None:
    """Brings the keys of these subjects to what their documents say; a subject without documents loses its keys."""
    wanted = {
        (kind, digest(value), document.subject)
        for document in documents
        for kind, values in document.exact.items()
        for value in values
    }
    held = dict(rows_of(subjects))
    with transaction.atomic():
        for some in batches([held[row] for row in held.keys() - wanted], BATCH):
            ExactKey.objects.filter(pk__in=some).delete()
        rows = [ExactKey(kind=kind, value=value, subject=subject) for kind, value, subject in wanted - held.keys()]
        ExactKey.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def rows_of(subjects: Collection[str]) -> Iterable[tuple[Row, int]]:
    """What is kept of these subjects, with primary keys."""
    for some in batches(sorted(subjects), BATCH):
        for pk, *row in ExactKey.objects.filter(subject__in=some).values_list("pk", "kind", "value", "subject"):
            yield tuple(row), pk


def subjects() -> set[str]:
    """Every subject that has keys."""
    return set(ExactKey.objects.order_by().values_list("subject", flat=True).distinct())


def digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:32]
