"""Edit, approval, scheduler and unpublish against each other: no deadlock, no lost ruling.

SQLite's test database lives in memory, which no second connection sees; so the writers are processes of their own,
on a file copied from it with the settings of `make run`. On PostgreSQL the same processes use the test database.
"""

import signal
import tempfile
import time
from pathlib import Path

from tests import factories
from tests.drill import newsroom
from tests.drill.site import answer, copied_site
from tests.flushing import FlushingTestCase

ROLES = ("edit", "approve", "schedule", "unpublish")
ROUNDS = 6


class ConcurrencyTest(FlushingTestCase):
    def setUp(self):
        factories.make_site()
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name)

    def test_four_kinds_of_writers_neither_deadlock_nor_lose_a_ruling(self):
        newsroom.set_up(claims=2)
        site = copied_site(self.directory)
        writers = [site.work("writers", role, seed, ROUNDS) for seed, role in enumerate(ROLES)]
        reports = [answer(writer) for writer in writers]
        errors = [error for report in reports for error in report["errors"]]
        self.assertEqual(errors, [], "\n".join(errors))
        self.assertEqual([len(report["seconds"]) for report in reports], [ROUNDS] * len(ROLES))
        state = answer(site.work("writers", "state"))
        self.assertEqual(state["problems"], [])
        self.assertGreater(state["rulings"], 2 * ROUNDS)


class WorkerProcessTest(FlushingTestCase):
    """`manage.py work` as an operating system sees it."""

    def setUp(self):
        factories.make_site()
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.site = copied_site(Path(directory.name))

    def test_there_is_one_worker_and_a_signal_ends_it_quickly(self):
        for ending in (signal.SIGTERM, signal.SIGINT):
            worker = self.site.start("manage.py", "work")
            try:
                self.assertEqual(worker.stdout.readline(), "Working.\n")
                second = self.site.start("manage.py", "work", "--once")
                _out, err = second.communicate(timeout=60)
                self.assertEqual(second.returncode, 1)
                self.assertIn("Another worker is at work here", err)
                self.assertNotIn("Traceback", err)
                started = time.monotonic()
                worker.send_signal(ending)
                _out, err = worker.communicate(timeout=20)
                self.assertEqual((worker.returncode, err), (0, ""))
                self.assertLess(time.monotonic() - started, 5)
            finally:
                worker.kill()
                worker.communicate()
