"""The search index survives kills, flipped bytes, cut files and lost directories: no reader ever meets an error."""

import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import factories
from tests.drill import index_state, newsroom
from tests.drill.index_kills import named_claims
from tests.drill.site import answer, copied_site
from tests.flushing import FlushingTestCase
from tests.search.index_case import IndexCase

SEED = 20261122


def flip(directory: Path, chance: random.Random) -> None:
    """One bit of one file that an index is made of."""
    path = chance.choice([file for file in directory.rglob("*") if file.is_file() and file.stat().st_size])
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def cut(directory: Path, chance: random.Random) -> None:
    """One file ends too early, as after a power cut."""
    path = chance.choice([file for file in directory.rglob("*") if file.is_file() and file.stat().st_size])
    with path.open("r+b") as file:
        file.truncate(chance.randrange(path.stat().st_size))


def lose_file(directory: Path, chance: random.Random) -> None:
    chance.choice([file for file in directory.rglob("*") if file.is_file()]).unlink()


def lose_directory(directory: Path, chance: random.Random) -> None:
    shutil.rmtree(chance.choice([directory, *(path for path in directory.iterdir() if path.is_dir())]))


class DamageCase(IndexCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        for number in range(6):
            claim = factories.make_public_claim("false", "kk", text=f"Хабар {number}")
            factories.make_page(claim, "kk", title=f"Тексердік: {number}")

    def setUp(self):
        super().setUp()
        self.words = named_claims()
        index_state.a_new_worker()

    def damage(self, way: Callable, times: int) -> None:
        """Damages so often, every second time under an open reader; prints the figures."""
        chance, problems = random.Random(SEED), []
        with self.assertLogs("search"):
            for number in range(times):
                if number % 2:
                    index_state.a_new_reader()
                    problems += index_state.answers(self.words)
                way(self.directory, chance)
                problems += [f"{way.__name__} {number}: {one}" for one in index_state.answers(self.words)]
                problems += [f"{way.__name__} {number}: {one}" for one in index_state.problems(self.words)]
        print(f"\nsearch index, {way.__name__} × {times}: {len(problems)} errors, missed answers or differences")
        self.assertEqual(problems, [])


class DamageSampleTest(DamageCase):
    """A little of everything with every run of the tests."""

    def test_a_few_of_each(self):
        for way in (flip, cut, lose_file, lose_directory):
            with self.subTest(way.__name__):
                self.damage(way, 4)


@pytest.mark.drill
class DamageDrill(DamageCase):
    def test_flipped_bytes(self):
        self.damage(flip, 100)

    def test_files_cut_short(self):
        self.damage(cut, 60)

    def test_lost_files(self):
        self.damage(lose_file, 40)

    def test_lost_directories(self):
        self.damage(lose_directory, 20)


class IndexProcessesCase(FlushingTestCase):
    """A database of the test's own for several processes."""

    def setUp(self):
        super().setUp()
        factories.make_site()
        newsroom.set_up(claims=3)
        directory = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.site = copied_site(directory)

    def kill(self, kills: int) -> None:
        report = answer(self.site.work("index_kills", kills, SEED))
        problems = report.pop("problems")
        print(f"\nkill -9 of an index writer in mid-commit: {report}, problems: {len(problems)}")
        self.assertEqual(problems, [], "\n".join(problems))
        self.assertGreater(report["inside"], kills // 2)
        # Half a generation is nothing that stays: the one in force, two before it, the small file and the lock.
        self.assertLessEqual(report["left"], 8)

    def write(self, rounds: int) -> None:
        answer(self.site.work("index_writers", "set_up"))
        pieces = ("write", "write", "rebuild", "impatient", "read")
        processes = [self.site.work("index_writers", piece, seed, rounds) for seed, piece in enumerate(pieces)]
        reports = [answer(process) for process in processes]
        print(f"\nfour writers and a reader of one index: {dict(zip(pieces, reports, strict=False))}")
        self.assertEqual(reports[-1]["missed"], [])
        self.assertEqual(answer(self.site.work("index_writers", "state"))["problems"], [])


class IndexProcessesSampleTest(IndexProcessesCase):
    def test_a_few_kills(self):
        self.kill(5)


@pytest.mark.drill
class IndexProcessesDrill(IndexProcessesCase):
    def test_kills_in_mid_commit(self):
        self.kill(50)

    def test_two_writers_and_more(self):
        self.write(40)
