"""What programs that watch the site are told."""

from pathlib import Path
from unittest import mock

from django.core.cache import caches
from django.db import OperationalError
from django.test import TestCase, override_settings

from factcheck.claims.worker import Worker
from factcheck.core.pulse import beat
from tests import factories


class Health(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def setUp(self):
        caches["shared"].clear()

    def ready(self) -> tuple[int, set[str]]:
        """The status, and what does not work."""
        response = self.client.get("/readyz")
        return response.status_code, {name for name, works in response.json().items() if not works}

    def test_it_lives_without_asking_anybody(self):
        with self.assertNumQueries(0):
            response = self.client.get("/healthz")
        self.assertEqual((response.status_code, response.content), (200, b"ok\n"))
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_it_is_ready_while_everything_works(self):
        self.assertEqual(self.ready(), (503, {"worker", "scheduler"}))
        for name in ("worker", "scheduler"):
            beat(name)
        self.assertEqual(self.ready(), (200, set()))

    def test_a_worker_that_fell_silent_is_noticed(self):
        with mock.patch("factcheck.core.pulse.time.time", return_value=1_000.0):
            beat("worker")
            beat("scheduler")
        self.assertEqual(self.ready(), (503, {"worker", "scheduler"}))

    def test_the_worker_says_that_it_lives(self):
        worker = Worker()
        worker.stopping.wait = lambda seconds: worker.stop()
        with mock.patch("factcheck.claims.worker.clear"):
            worker.run()
        self.assertEqual(self.ready(), (200, set()))

    def test_a_database_that_is_away_is_an_answer_and_no_error(self):
        with (
            mock.patch("home.health.connection.cursor", side_effect=OperationalError("gone")),
            self.assertLogs("home.health", "ERROR"),
        ):
            self.assertIn("database", self.ready()[1])

    @override_settings(SEARCH_ENGINE="search.engines.whoosh.WhooshEngine", SEARCH_DIR=Path("/nonexistent/search"))
    def test_an_index_that_is_missing_is_named(self):
        with self.assertLogs(level="ERROR"):
            self.assertIn("index", self.ready()[1])

    def test_a_full_or_foreign_disk_is_named(self):
        with mock.patch("home.health.os.access", return_value=False):
            self.assertIn("storage", self.ready()[1])
