"""The worker looks after the index between tasks, without a person and without ever stopping."""

import os
import shutil
from unittest.mock import patch

from django.db import OperationalError

from factcheck.claims.models import Claim
from search.index import chosen, keeping, tasks
from search.index.keeping import Keeper
from tests import factories
from tests.search.index_case import IndexCase

LOG = "search.index.keeping"


class KeepingTest(IndexCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.key = f"claim-{cls.claim.pk}-ru"

    def setUp(self):
        super().setUp()
        self.now = 1000.0
        self.enterContext(patch.object(keeping.time, "monotonic", lambda: self.now))
        self.keeper = Keeper()

    def test_the_first_start_builds_the_index_without_alarm(self):
        with self.assertNoLogs("search", "WARNING"):
            self.keeper.run_once()
        self.assertEqual(self.found("звонки"), [self.key])

    def test_a_start_finds_what_was_saved_while_no_worker_ran(self):
        self.keeper.run_once()
        Claim.objects.filter(pk=self.claim.pk).update(text="розетки прослушивают")
        Keeper().run_once()
        self.assertEqual(self.found("розетки"), [self.key])

    def test_it_compares_again_after_ten_minutes(self):
        self.keeper.run_once()
        Claim.objects.filter(pk=self.claim.pk).update(text="розетки прослушивают")
        self.now += keeping.RECONCILE_SECONDS - 1
        self.keeper.run()
        self.assertEqual(self.found("розетки"), [])
        self.now += 1
        self.keeper.run_once()
        self.assertEqual(self.found("розетки"), [self.key])

    def test_a_lost_directory_is_built_again_at_once(self):
        self.keeper.run_once()
        shutil.rmtree(self.directory)
        self.keeper.run()
        self.assertEqual(self.found("звонки"), [self.key])

    def test_a_byte_that_changed_while_the_times_stayed_is_seen_within_a_minute(self):
        """Disks do that. What was read through a moment ago is read through again."""
        self.keeper.run_once()
        before = chosen.generations().in_force()
        file, times = before / "readable.json", os.stat(before / "readable.json")
        file.write_bytes(file.read_bytes().replace(b'"', b"'", 1))
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.now += keeping.LOOK_SECONDS - 1
        self.keeper.run()
        self.assertEqual(chosen.generations().in_force(), before)
        self.now += 1
        with self.assertLogs(LOG, "WARNING") as logged:
            self.keeper.run()
        self.assertIn("damaged", logged.output[0])
        self.assertEqual(self.found("звонки"), [self.key])

    def test_a_large_archive_is_compared_in_slices_and_seldom(self):
        def slow():
            for _piece in range(4):
                self.now += 20
                yield 100, 0

        with patch.object(tasks.writer, "reconcile", slow), patch.object(self.keeper, "look"):
            for _slice in range(4):
                self.keeper.run()
                self.assertIsNotNone(self.keeper.comparing)
            self.keeper.run()
        self.assertIsNone(self.keeper.comparing)
        self.assertGreaterEqual(self.keeper.next_reconcile - self.now, 80 / keeping.SHARE - 1)

    def test_no_failure_of_the_index_stops_the_worker_and_it_is_said_once_in_a_while(self):
        with (
            patch.object(tasks.writer, "look", side_effect=RuntimeError("bad")),
            self.assertLogs(LOG, "ERROR") as logged,
        ):
            for _round in range(5):
                self.keeper.run()
        self.assertEqual(len(logged.records), 1)

    def test_a_disk_that_is_full_is_tried_again_later(self):
        full = "search.engines.whoosh.WhooshEngine.write"
        with patch(full, side_effect=OSError("No space left on device")), self.assertLogs(LOG, "ERROR") as logged:
            for _round in range(5):
                self.keeper.run()
        self.assertEqual(len(logged.records), 1)
        self.now += keeping.REST_SECONDS
        self.keeper.run_once()
        self.assertEqual(self.found("звонки"), [self.key])

    def test_a_database_that_is_away_is_the_workers_business(self):
        with patch.object(tasks.writer, "look", side_effect=OperationalError), self.assertRaises(OperationalError):
            self.keeper.run()

    def test_another_writer_is_waited_for(self):
        with patch.object(tasks.writer, "patience", 0), tasks.writer.lock(), self.assertNoLogs(LOG, "WARNING"):
            self.keeper.run()
        self.now += keeping.REST_SECONDS
        self.keeper.run_once()
        self.assertEqual(self.found("звонки"), [self.key])
