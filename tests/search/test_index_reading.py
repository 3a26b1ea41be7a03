"""Reading the index: whatever happens to it, a reader gets an answer and never an error."""

import logging
import shutil
import threading
from pathlib import Path
from unittest.mock import patch

from django.db import OperationalError

from factcheck.claims.models import Claim
from search import asking
from search.index import chosen, integrity, reading, tasks
from search.index.integrity import SEAL
from search.index.keeping import Keeper
from search.query import Query, Wanted
from tests import factories
from tests.search.index_case import IndexCase
from tests.search.json_engine import FILE, JsonEngine

LOG = "search.index.reading"


class ReadingCase(IndexCase):
    engine = "json"

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        factories.make_page(cls.claim, "ru")
        cls.key = f"claim-{cls.claim.pk}-ru"

    def setUp(self):
        super().setUp()
        tasks.writer.rebuild()
        JsonEngine.opened.clear()

    def in_force(self) -> Path:
        return chosen.generations().in_force()


class FreshnessTest(ReadingCase):
    def test_an_index_is_opened_once_and_again_after_a_commit(self):
        for _time in range(3):
            self.assertEqual(self.found("звонки"), [self.key])
        first = self.in_force().name
        Claim.objects.filter(pk=self.claim.pk).update(text="розетки")
        tasks.refresh_subjects.func(subjects=[f"claim-{self.claim.pk}"])
        JsonEngine.opened[self.in_force().name] = 0
        for _time in range(3):
            self.assertEqual(self.found("розетки"), [self.key])
        self.assertEqual(JsonEngine.opened, {first: 1, self.in_force().name: 1})

    def test_threads_share_one_reader(self):
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(self.found("звонки"))) for _place in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [[self.key]] * 8)
        self.assertEqual(list(JsonEngine.opened.values()), [1])

    def test_while_one_thread_opens_the_next_the_others_go_on(self):
        self.found("звонки")
        tasks.writer.rebuild()
        with reading.current.lock:
            self.assertEqual(self.found("звонки"), [self.key])

    def test_a_commit_between_naming_and_opening_is_no_outage(self):
        """The directory that the small file named a moment ago may be gone."""
        old = self.in_force()
        tasks.writer.rebuild()
        shutil.rmtree(old)
        first = [old, self.in_force()]
        with (
            patch.object(type(chosen.generations()), "in_force", side_effect=first),
            patch.object(
                type(chosen.generations()), "stamp", side_effect=[("a", 1, 1), ("a", 1, 1), *[("b", 2, 2)] * 9]
            ),
        ):
            self.assertEqual(self.found("звонки"), [self.key])
        self.assertEqual(self.queued(), [])


class OutageTest(ReadingCase):
    def assert_survives(self, damage) -> None:
        """The database answers, the log says it once, one repair is asked for, and it helps without a person."""
        self.assertEqual(self.found("звонки"), [self.key])
        damage()
        reading.current.__init__()
        with self.assertLogs(LOG, "WARNING") as logged:
            for _time in range(3):
                self.assertEqual(self.found("звонки"), [self.key])
        self.assertEqual(len(logged.records), 1, logged.output)
        self.assertIn("the database answers until it is repaired", logged.output[0])
        self.assertEqual([name for name, _arguments in self.queued()], ["repair"])
        with self.assertLogs("search.index.tasks", "WARNING"):
            self.work()
        with self.assertLogs(LOG, "INFO") as logged:
            self.assertEqual(self.found("звонки"), [self.key])
        self.assertIn("answers again", logged.output[0])
        with self.assertNoLogs(LOG, "INFO"):
            self.assertEqual(asking.subjects("звонки", "claim"), [f"claim-{self.claim.pk}"])

    def test_a_directory_that_somebody_deleted(self):
        self.assert_survives(lambda: shutil.rmtree(self.directory))

    def test_a_generation_that_somebody_deleted(self):
        self.assert_survives(lambda: shutil.rmtree(self.in_force()))

    def test_a_file_cut_short(self):
        self.assert_survives(lambda: (self.in_force() / FILE).write_bytes(b'{"claim-1'))

    def test_one_flipped_bit(self):
        def flip():
            path = self.in_force() / FILE
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)

        self.assert_survives(flip)

    def test_a_seal_that_says_nothing(self):
        for content in ("", "[]", "null", '{"made_by": 1}', '{"made_by": "x", "files": {"a": 1}}'):
            with self.subTest(content):
                self.assert_survives(lambda content=content: (self.in_force() / SEAL).write_text(content))

    def test_a_small_file_that_names_nothing(self):
        for content in (b"", b"../../etc\n", b"\xff\xfe", b"99999999"):
            with self.subTest(content):
                self.assert_survives(lambda content=content: (self.directory / "current").write_bytes(content))

    def test_an_index_that_another_version_of_the_engine_wrote(self):
        upgrade = patch.object(JsonEngine, "version", 2, create=True)
        self.assert_survives(lambda: self.enterContext(upgrade))

    def test_damage_under_an_open_reader(self):
        """The reader finds out by failing; the other questions of this moment are answered by the database too."""
        self.found("звонки")
        with patch.object(type(reading.current.opened.reader), "search", side_effect=ValueError("bad array")):
            (self.in_force() / FILE).write_bytes(b"")
            with self.assertLogs(LOG, "WARNING") as logged:
                self.assertEqual(self.found("звонки"), [self.key])
        self.assertIn("damaged", logged.output[0])
        self.assertEqual([name for name, _arguments in self.queued()], ["repair"])

    def test_a_fault_of_the_engine_costs_one_question_and_no_rebuild(self):
        self.found("звонки")
        with (
            patch.object(type(reading.current.opened.reader), "search", side_effect=KeyError("звонки")),
            patch.object(integrity, "check", wraps=integrity.check) as check,
            self.assertLogs(LOG, "ERROR") as logged,
        ):
            for _time in range(3):
                self.assertEqual(self.found("звонки"), [self.key])
        self.assertEqual(check.call_count, 1, "All of it is read for every question that fails.")
        self.assertIn("KeyError", logged.output[0])
        self.assertNotIn("звонки", logged.output[0])
        self.assertEqual((self.found("звонки"), self.queued()), ([self.key], []))

    def test_a_database_that_takes_no_task_costs_no_answer(self):
        shutil.rmtree(self.directory)
        with (
            patch("search.index.reading.is_repair_queued", side_effect=OperationalError("database is locked")),
            self.assertLogs(LOG, "WARNING"),
        ):
            self.assertEqual(self.found("звонки"), [self.key])

    def test_a_message_finds_nothing_while_there_is_no_index(self):
        shutil.rmtree(self.directory)
        with self.assertLogs(LOG, "WARNING"):
            self.assertEqual(asking.match("звонки записываются"), [])

    def test_without_an_engine_the_database_answers_and_nobody_complains(self):
        with self.settings(SEARCH_ENGINE=""), self.assertNoLogs("search", logging.INFO):
            self.assertEqual(self.found("звонки"), [self.key])
            self.assertIsNone(asking.subjects("звонки", "claim"))
            Keeper().run_once()
        self.assertEqual(self.queued(), [])


class StaleTest(ReadingCase):
    def test_what_was_taken_back_a_moment_ago_is_not_shown_even_if_it_is_found(self):
        self.claim.unpublish()
        self.assertEqual(self.found("звонки"), [self.key])
        self.assertEqual(asking.shown([self.key], "ru"), {})
        hits = asking.search(Query("звонки"), Wanted(language="kk")).hits
        self.assertEqual(asking.shown([hit.key for hit in hits], "kk"), {})
