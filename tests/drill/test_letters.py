"""`kill -9` of the worker in the middle of sending loses no letter to a webhook."""

import tempfile
from pathlib import Path
from unittest import TestCase

import pytest

from tests import factories
from tests.drill.killing import Kills
from tests.drill.site import Site, answer, copied_site
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
class LetterDrill(Kills, TestCase):
    kill, on_sqlite = kill, 150
