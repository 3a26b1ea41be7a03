"""Asking for the index to follow a save: the task's row commits with the save that causes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from ..batches import batches
from . import chosen
from .tasks import refresh_subjects

# Subjects that one task names.
BATCH = 500


@dataclass(frozen=True)
class Queued:
    """Remembers, until its transaction or savepoint ends, what was asked for in it."""

    subjects: frozenset[str]

    def __call__(self) -> None:
        """Nothing is left to do once the transaction is committed."""


def refresh_later(subjects: Iterable[str]) -> None:
    """The worker brings these subjects up to date; what this transaction asked for already is not asked again."""
    asked = set(subjects) - queued() if chosen.is_on() else set()
    for some in batches(sorted(asked), BATCH):
        refresh_subjects.enqueue(subjects=some)
    if asked:
        transaction.on_commit(Queued(frozenset(asked)))


def queued() -> set[str]:
    """What the open transaction asked for; what a savepoint asked for is forgotten with it."""
    waiting = [entry[1] for entry in connection.run_on_commit]
    return {subject for entry in waiting if isinstance(entry, Queued) for subject in entry.subjects}
