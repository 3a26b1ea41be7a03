"""Looking after the index: the worker sees that it is whole and that it says what the database says."""

import logging
import time
from collections.abc import Iterator

from django.db.utils import InterfaceError, OperationalError

from ..engines.base import IndexUnusable
from . import chosen
from .generations import IndexMissing, Stamp
from .locking import Busy
from .tasks import writer

logger = logging.getLogger(__name__)

# Seconds between two looks at every byte, between two comparisons with the database, and after a failure.
LOOK_SECONDS, RECONCILE_SECONDS, REST_SECONDS = 60, 600, 30
# Of a large archive a comparison takes minutes: it is made in slices, and takes no more than this share of the time.
SLICE_SECONDS, SHARE = 0.5, 0.02


class Keeper:
    """What a worker does for the index between tasks. No failure of the index stops the worker."""

    def __init__(self) -> None:
        self.next_look = self.next_reconcile = self.rests_until = 0.0
        self.comparing: Iterator[tuple[int, int]] | None = None
        self.spent = 0.0
        self.stamp: Stamp | None = None

    def run(self) -> None:
        """Does what is due, for a moment; at the start a look and a comparison are."""
        if not chosen.is_on() or time.monotonic() < self.rests_until:
            return
        try:
            self.keep()
        except (OperationalError, InterfaceError):
            # The worker waits for a database that is away.
            self.comparing = None
            raise
        except Busy:
            self.rest()
        except Exception:
            logger.exception("The index could not be looked after.")
            self.rest()

    def keep(self) -> None:
        """Looks and compares; what is damaged is built anew."""
        try:
            self.look()
            self.compare()
        except IndexUnusable as damage:
            level = logging.INFO if isinstance(damage, IndexMissing) else logging.WARNING
            logger.log(level, "The index is built anew: %s", damage)
            writer.rebuild()
            # Rebuilding computes no vectors: comparing does.
            self.begin()

    def run_once(self) -> None:
        """Looks, compares to the end, and repairs."""
        self.run()
        while self.comparing:
            self.run()

    def look(self) -> None:
        """Every minute, and whenever another generation is in force: is everything whole? Raises IndexUnusable."""
        stamp, now = chosen.generations().stamp(), time.monotonic()
        if stamp and stamp == self.stamp and now < self.next_look:
            return
        if now >= self.next_look:
            # A byte can change while the file's times stay: all are read through.
            writer.known.clear()
            self.next_look = now + LOOK_SECONDS
        with writer.lock():
            writer.look()
        self.stamp = stamp

    def compare(self) -> None:
        """A slice of a comparison with the database, when one is due or begun."""
        started = time.monotonic()
        if self.comparing is None:
            if started < self.next_reconcile:
                return
            self.begin()
        while time.monotonic() - started < SLICE_SECONDS:
            if next(self.comparing, None) is None:
                self.comparing = None
                break
        self.spent += time.monotonic() - started
        self.next_reconcile = time.monotonic() + max(RECONCILE_SECONDS, self.spent / SHARE)

    def begin(self) -> None:
        self.comparing, self.spent = writer.reconcile(), 0.0

    def rest(self) -> None:
        """Leaves the index alone for a while."""
        self.comparing, self.rests_until = None, time.monotonic() + REST_SECONDS
