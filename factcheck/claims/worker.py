"""The one background process: follow-up work, scheduled publishing, the search index, clearing up."""

import fcntl
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections
from django.db.utils import InterfaceError, OperationalError
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

from factcheck.core.pulse import beat
from search.index.keeping import Keeper

from .picture_keys import unknown_claims
from .scheduler import Scheduler
from .share_pictures.tasks import draw_share_pictures

logger = logging.getLogger(__name__)

# Seconds between two looks at the queue, at what is scheduled, and at what can be cleared.
QUEUE_SECONDS = 1
SCHEDULE_SECONDS = 60
CLEARING_SECONDS = 3600
# So that neither a long queue nor slow work keeps a scheduled claim waiting.
TASKS_A_ROUND = 50
SECONDS_A_ROUND = 10
# Claims whose pictures are read in one hour beside all other work: some three a second.
MOST_PICTURES = 500
DAYS_TO_KEEP_DONE, DAYS_TO_KEEP_FAILED = 1, 14


class AlreadyWorking(Exception):
    """Another worker holds the lock."""


@contextmanager
def only_worker(lock_file: Path) -> Iterator[None]:
    """Holds the worker's lock, which ends with the process however it ends. Raises AlreadyWorking."""
    with lock_file.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyWorking from error
        yield


class Round(TaskRunner):
    """Tasks one after another until so many are done, or so much time has passed."""

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.ends = time.monotonic() + SECONDS_A_ROUND

    def run_task(self, task: DBTaskResult) -> None:
        super().run_task(task)
        if time.monotonic() >= self.ends:
            self.running = False


class Worker:
    """Does what is due, again and again, until it is stopped."""

    def __init__(self) -> None:
        self.scheduler = Scheduler()
        self.keeper = Keeper()
        self.stopping = threading.Event()
        # The same name after a restart: what a killed worker was doing is recognised and taken up again.
        self.name = socket.gethostname()[:64]
        self.tasks: Round | None = None

    def stop(self, *_signal) -> None:
        """Ends the work after the piece that is being done now; fits `signal.signal`."""
        self.stopping.set()
        if self.tasks:
            self.tasks.running = False

    def run(self) -> None:
        """Works until `stop`. A database that is away for a while is waited for."""
        next_schedule = next_clearing = time.monotonic()
        self.resume()
        while not self.stopping.is_set():
            close_old_connections()
            try:
                if time.monotonic() >= next_schedule:
                    next_schedule = time.monotonic() + SCHEDULE_SECONDS
                    beat("worker")
                    self.scheduler.run()
                    beat("scheduler")
                self.run_tasks(TASKS_A_ROUND)
                self.keeper.run()
                if time.monotonic() >= next_clearing:
                    next_clearing = time.monotonic() + CLEARING_SECONDS
                    clear()
                    catch_up_with_pictures()
                    do_hourly_work()
            except (OperationalError, InterfaceError):
                logger.exception("The database did not answer; trying again.")
            self.stopping.wait(QUEUE_SECONDS)

    def run_once(self) -> None:
        """Does everything that is due now."""
        self.resume()
        self.scheduler.run()
        catch_up_with_pictures()
        while not self.stopping.is_set() and DBTaskResult.objects.ready().exists():
            self.run_tasks(TASKS_A_ROUND)
        self.keeper.run_once()
        clear()
        do_hourly_work()

    def run_tasks(self, most: int) -> None:
        """Runs up to `most` queued tasks; looks first, as taking one holds SQLite's write lock."""
        if self.stopping.is_set() or not DBTaskResult.objects.ready().exists():
            return
        self.tasks = Round(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            interval=0,
            batch=True,
            startup_delay=False,
            max_tasks=most,
            worker_id=self.name,
        )
        self.tasks.run()

    def resume(self) -> None:
        """Puts back into the queue what a worker of this name was doing when it was killed."""
        for task in DBTaskResult.objects.running():
            if task.worker_ids and task.worker_ids[-1] == self.name:
                task.status, task.started_at = TaskResultStatus.READY, None
                task.save(update_fields=["status", "started_at"])


def catch_up_with_pictures() -> None:
    """Queues claims whose pictures nobody remembers, after an upgrade for example; the rest waits for next time."""
    for number in unknown_claims()[:MOST_PICTURES]:
        draw_share_pictures.enqueue(claim_id=number)


def clear() -> None:
    """Removes old results of tasks: every save of an indexed model leaves some."""
    call_command(
        "prune_db_task_results",
        queue_name="*",
        min_age_days=DAYS_TO_KEEP_DONE,
        failed_min_age_days=DAYS_TO_KEEP_FAILED,
        verbosity=0,
    )


def do_hourly_work() -> None:
    """Does what other apps have to do every hour; what fails is logged, stops nothing and is tried in an hour again."""
    for path in settings.HOURLY_WORK:
        try:
            import_string(path)()
        except Exception:
            logger.exception("Hourly work failed: %s", path)
