"""`kill -9` of the worker in the middle of sending loses no letter to a webhook."""

import tempfile
from pathlib import Path
from unittest import TestCase, skipUnless

import pytest

from tests import factories, postgres
from tests.drill.site import Site, answer, copied_site, installed_site
from tests.flushing import FlushingTestCase

SEED = 20261122


def kill(case: TestCase, site: Site, kills: int, on: str) -> None:
    """Kills and compares the logs; prints the figures."""
    report = answer(site.work("letters", kills, SEED))
    print(f"kill -9 while sending letters, {on}: {report}")
    case.assertEqual((report["lost"], report["never written"], report["not delivered by our log"]), ([], [], 0))
    # Otherwise the drill would prove nothing: most must have died while sending.
    case.assertGreater(report["inside"], kills // 2)
    case.assertLessEqual(report["sent twice"], kills)


class LetterSampleTest(FlushingTestCase):
    """A few kills with every run of the tests."""

    def test_a_few_kills_lose_no_letter(self):
        factories.make_site()
        factories.make_page(factories.make_public_claim("false"), "ru")
        with tempfile.TemporaryDirectory() as directory:
            kill(self, copied_site(Path(directory)), kills=8, on="sample")


@pytest.mark.drill
class LetterDrill(TestCase):
    def drill(self, kills: int, on: str, database: str = "") -> None:
        with tempfile.TemporaryDirectory() as directory:
            site = installed_site(Path(directory), database)
            answer(site.work("writers", "set_up", 4))
            kill(self, site, kills, on)

    def test_on_sqlite(self):
        self.drill(150, "SQLite")

    @skipUnless(postgres.is_there(), "PostgreSQL's binaries are not here")
    def test_on_postgresql(self):
        with postgres.server() as address:
            self.drill(60, "PostgreSQL", address)
