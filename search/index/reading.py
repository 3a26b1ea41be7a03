"""Reading the index: one open reader a process, as fresh as the last commit."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from traceback import format_tb
from typing import TypeVar

from django.db import DatabaseError

from ..engines.base import IndexUnusable, Reader
from . import chosen, integrity
from .generations import Stamp
from .tasks import is_repair_queued, repair

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")
# Seconds until an index that could not be opened is tried again, when nothing about it changed.
RETRY_SECONDS = 10
# Seconds for which an index that was whole counts as whole: to read it all for every question that fails is costly.
WHOLE_SECONDS = 10
# A commit may come between reading the small file and opening what it names.
ATTEMPTS = 3


@dataclass(frozen=True)
class Opened:
    """A generation that is open for asking."""

    stamp: Stamp
    path: Path
    reader: Reader


class Current:
    """The reader of this process. Threads share it; one of them opens the next one while the others go on."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.known: integrity.Known = {}
        self.opened: Opened | None = None
        self.is_out = False
        self.failed: Stamp | None = None
        self.retry_at = 0.0
        self.whole: Opened | None = None
        self.look_at = 0.0

    def ask(self, question: Callable[[Reader], Answer]) -> Answer:
        """The answer of the index. Raises IndexUnusable, after asking for a repair where one is needed."""
        opened = self.fresh()
        try:
            return question(opened.reader)
        except Exception as error:
            # Of damaged files an engine can raise anything; of whole ones it is a fault that stays with its question.
            self.judge(opened, error)
            raise IndexUnusable(f"{type(error).__name__}: {error}") from error

    def fresh(self) -> Opened:
        """The generation in force, open. Raises IndexUnusable."""
        stamp, opened = chosen.generations().stamp(), self.opened
        if stamp and opened and opened.stamp == stamp:
            return opened
        if self.is_out and stamp == self.failed and time.monotonic() < self.retry_at:
            raise IndexUnusable("the index is out of order")
        if not self.lock.acquire(blocking=not (opened and stamp)):
            return opened
        try:
            return self.open()
        finally:
            self.lock.release()

    def open(self) -> Opened:
        """Opens what is in force now, unless another thread just did. Raises IndexUnusable."""
        for _attempt in range(ATTEMPTS):
            stamp = chosen.generations().stamp()
            if stamp and self.opened and self.opened.stamp == stamp:
                return self.opened
            try:
                path = chosen.generations().in_force()
                integrity.check(path, chosen.made_by(), self.known)
                self.opened = Opened(stamp, path, chosen.engine().open(path))
            except IndexUnusable as error:
                damage = error
                if chosen.generations().stamp() == stamp:
                    break
            else:
                self.works_again()
                return self.opened
        self.out_of_order(stamp, damage)
        raise damage

    def judge(self, opened: Opened, error: Exception) -> None:
        """After a failed question: is the generation damaged, gone because a newer one is in force, or whole?"""
        if opened is self.whole and time.monotonic() < self.look_at:
            return
        self.known.clear()
        try:
            integrity.check(opened.path, chosen.made_by(), self.known)
        except IndexUnusable as damage:
            if chosen.generations().stamp() == opened.stamp:
                self.out_of_order(opened.stamp, damage)
        else:
            self.whole, self.look_at = opened, time.monotonic() + WHOLE_SECONDS
            logger.error("The engine failed on a whole index.\n%s", place_of(error))

    def out_of_order(self, stamp: Stamp | None, damage: IndexUnusable) -> None:
        """Says so once, and asks the worker for a repair once."""
        self.opened, self.failed, self.retry_at = None, stamp, time.monotonic() + RETRY_SECONDS
        if not self.is_out:
            self.is_out = True
            logger.warning("The search index cannot be used, the database answers until it is repaired: %s", damage)
            ask_for_repair()

    def works_again(self) -> None:
        if self.is_out:
            self.is_out = False
            logger.info("The search index answers again.")


def place_of(error: Exception) -> str:
    """What kind of error it was and where; not what it says, which may be a reader's own words."""
    first = error.__cause__ or error
    return "".join([*format_tb(first.__traceback__), type(first).__name__])


def ask_for_repair() -> None:
    """Queues a repair, unless one waits already. A database that takes no task now costs no reader the answer."""
    try:
        if not is_repair_queued():
            repair.enqueue()
    except DatabaseError:
        logger.exception("The repair of the index could not be queued; the worker will see the damage by itself.")


current = Current()
