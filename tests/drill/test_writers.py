"""Several processes that write at once get in nobody's way: no "database is locked", nothing lost."""

import tempfile
import time
from pathlib import Path
from statistics import median
from unittest import TestCase, skipUnless

import pytest

from tests import factories, postgres
from tests.drill import newsroom
from tests.drill.site import Site, answer, copied_site, installed_site
from tests.flushing import FlushingTestCase

PROCESSES = 4


def write(case: TestCase, site: Site, rounds: list[int], on: str) -> None:
    """Each process makes so many claims and pages and publishes them; prints the figures."""
    before, started = answer(site.work("writers", "state")), time.monotonic()
    writers = [site.work("writers", "create", seed, count) for seed, count in enumerate(rounds)]
    reports = [answer(writer) for writer in writers]
    seconds = sorted(second for report in reports for second in report["seconds"])
    errors = [error for report in reports for error in report["errors"]]
    locked = sum("locked" in error or "deadlock" in error for error in errors)
    print(
        f"{sum(rounds)} page creations and as many claims published twice, {len(rounds)} processes, {on}: "
        f"{locked} lock errors, {len(errors)} errors, {time.monotonic() - started:.1f} s in all, "
        f"a round {median(seconds):.2f} s in the middle, {seconds[-1]:.2f} s at most"
    )
    case.assertEqual(errors, [])
    after = answer(site.work("writers", "state"))
    case.assertEqual(after["problems"], [])
    case.assertEqual(after["pages"] - before["pages"], sum(rounds))
    case.assertGreaterEqual(after["rulings"] - before["rulings"], sum(rounds))


class WritersSampleTest(FlushingTestCase):
    """A few writers with every run of the tests."""

    def test_two_writers_at_once(self):
        factories.make_site()
        newsroom.set_up(claims=1)
        with tempfile.TemporaryDirectory() as directory:
            write(self, copied_site(Path(directory)), [4, 4], on="sample")


@pytest.mark.drill
class WritersDrill(TestCase):
    def drill(self, on: str, database: str = "") -> None:
        with tempfile.TemporaryDirectory() as directory:
            site = installed_site(Path(directory), database)
            answer(site.work("writers", "set_up", 1))
            write(self, site, [12, 11, 11, 11], on)

    def test_on_sqlite(self):
        self.drill("SQLite")

    @skipUnless(postgres.is_there(), "PostgreSQL's binaries are not here")
    def test_on_postgresql(self):
        with postgres.server() as address:
            self.drill("PostgreSQL", address)
