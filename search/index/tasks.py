"""What the worker does to the index, one piece at a time."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from ..engines.base import IndexUnusable
from . import chosen, vectors
from .content import documents_of
from .locking import Busy
from .writing import Writer

logger = logging.getLogger(__name__)

# Readers wait for this; pictures and letters can wait a little longer.
PRIORITY = 50
# Tasks that are looked ahead at, so that a thousand saves are one commit.
MOST_AHEAD = 200
# Passages whose meaning is computed before the words are written; of more, the words come first.
MOST_PASSAGES = 2 * vectors.STEP
SECONDS_UNTIL_FREE = 2

# What this process knows of the index, from task to task.
writer = Writer()


@task(priority=PRIORITY)
def refresh_subjects(subjects: list[str]) -> None:
    """Brings the index up to date about what a save changed, and about what the next tasks in the queue will ask."""
    if not chosen.is_on():
        return
    wanted = {*subjects, *waiting_subjects()}
    try:
        compute_few(wanted)
        writer.refresh(wanted)
    except Busy:
        logger.info("Another process writes to the index; %d subjects wait for it.", len(subjects))
        soon = timezone.now() + timedelta(seconds=SECONDS_UNTIL_FREE)
        refresh_subjects.using(run_after=soon).enqueue(subjects=subjects)
    except IndexUnusable as error:
        logger.warning("The index is built anew: %s", error)
        writer.rebuild()


@task(priority=PRIORITY)
def repair() -> None:
    """Builds the index anew unless it is whole: a reader found it damaged."""
    writer.known.clear()
    try:
        with writer.lock():
            writer.look()
    except IndexUnusable as error:
        logger.warning("The index is built anew: %s", error)
        writer.rebuild()


def compute_few(subjects: set[str]) -> None:
    """Computes the vectors that are missing, unless they are many: reconciling does those afterwards."""
    name = vectors.model_in_use()
    missing = vectors.missing(documents_of(subjects), name) if name else {}
    if len(missing) <= MOST_PASSAGES:
        for _done in vectors.compute(missing):
            pass


def waiting_subjects() -> set[str]:
    """What the tasks that wait in the queue will ask; they then find nothing left to do."""
    ahead = DBTaskResult.objects.ready().filter(task_path=refresh_subjects.module_path)[:MOST_AHEAD]
    return {subject for waiting in ahead for subject in waiting.args_kwargs["kwargs"]["subjects"]}


def is_repair_queued() -> bool:
    return DBTaskResult.objects.ready().filter(task_path=repair.module_path).exists()
