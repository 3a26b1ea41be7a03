"""`kill -9` in the middle of publishing leaves no half state."""

import tempfile
from pathlib import Path
from unittest import TestCase

import pytest

from tests import factories
from tests.drill import newsroom
from tests.drill.killing import Kills
from tests.drill.site import Site, answer, copied_site
from tests.flushing import FlushingTestCase

SEED = 20261122


def kill(case: TestCase, site: Site, kills: int, on: str) -> None:
    """Kills and checks; prints the figures."""
    report = answer(site.work("kills", kills, SEED))
    problems = report.pop("problems")
    print(f"kill -9 during publish, {on}: {report}, half states: {len(problems)}")
    case.assertEqual(problems, [], "\n".join(problems))
    # Otherwise the drill would prove nothing: most must have died in the middle of their work.
    case.assertGreater(report["inside"], kills // 2)


class KillSampleTest(FlushingTestCase):
    """A few kills with every run of the tests."""

    def test_a_few_kills_leave_no_half_state(self):
        factories.make_site()
        newsroom.set_up(claims=2)
        with tempfile.TemporaryDirectory() as directory:
            kill(self, copied_site(Path(directory)), kills=12, on="sample")


@pytest.mark.drill
class KillDrill(Kills, TestCase):
    kill, on_sqlite = kill, 200
