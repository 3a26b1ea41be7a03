"""`manage.py work`: the one background process."""

import tempfile
from datetime import timedelta
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factcheck.claims import worker
from factcheck.claims.models import Claim
from factcheck.claims.tasks import ask_for_new_words
from factcheck.claims.worker import AlreadyWorking, Worker, only_worker
from search.models import PictureKey
from tests import factories
from tests.claims.gate_case import GateCase

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@override_settings(TASKS=QUEUE)
class WorkerCase(GateCase):
    def setUp(self):
        # A test works inside a transaction, whose connection the worker would take for a broken one.
        for module in ("factcheck.claims.worker", "django_tasks_db.management.commands.db_worker"):
            self.enterContext(patch(f"{module}.close_old_connections"))

    def queued(self) -> DBTaskResult:
        """A task in the queue that writes to the people behind a claim whose verdict changed."""
        author = factories.make_user(f"author{Claim.objects.count()}", "Publishers")
        claim = factories.make_public_claim("unproven")
        factories.make_page(claim, "kk", user=author)
        self.change(claim, "false").publish()
        asked = DBTaskResult.objects.filter(task_path__endswith="ask_for_new_words")
        # What Wagtail queues for its own indexes is not looked at here.
        DBTaskResult.objects.exclude(pk__in=asked).delete()
        return asked.latest("enqueued_at")

    def status(self, task: DBTaskResult) -> str:
        return DBTaskResult.objects.get(pk=task.pk).status


class OnceTest(WorkerCase):
    def work_once(self, directory: str) -> None:
        with override_settings(VAR_DIR=Path(directory)):
            call_command("work", "--once", stdout=StringIO())

    def test_everything_that_is_due_is_done(self):
        task = self.queued()
        due = factories.make_public_claim("true", "kk", expire_at=timezone.now() + timedelta(hours=1))
        Claim.objects.filter(pk=due.pk).update(expire_at=timezone.now() - timedelta(hours=1))
        with tempfile.TemporaryDirectory() as directory:
            self.work_once(directory)
        self.assertEqual(self.status(task), "SUCCESSFUL")
        self.assertFalse(Claim.objects.get(pk=due.pk).live)
        self.assertFalse(DBTaskResult.objects.ready().exists())

    def test_the_people_behind_a_page_are_asked_for_new_words(self):
        self.queued()
        mail.outbox.clear()
        Worker().run_once()
        self.assertEqual([message.to for message in mail.outbox], [["author0@example.org"]])
        self.assertIn(str(Claim.objects.get().pk), mail.outbox[0].subject)

    def test_a_task_that_fails_stops_no_other(self):
        broken = ask_for_new_words.enqueue(ruling_id=0).db_result
        good = self.queued()
        with self.assertLogs("django_tasks", "INFO"):
            Worker().run_once()
        self.assertEqual((self.status(broken), self.status(good)), ("FAILED", "SUCCESSFUL"))

    def test_what_a_killed_worker_was_doing_is_taken_up_again(self):
        own, others = self.queued(), ask_for_new_words.enqueue(ruling_id=0).db_result
        own.claim(Worker().name)
        others.claim("another machine")
        Worker().run_once()
        self.assertEqual((self.status(own), self.status(others)), ("SUCCESSFUL", "RUNNING"))

    def test_pictures_that_nobody_remembers_are_read(self):
        """After an upgrade, or when tasks were lost; those of a claim that is no longer public are forgotten."""
        known, hidden = factories.make_public_claim("false"), factories.make_public_claim("true")
        Worker().run_once()
        Claim.objects.filter(pk=hidden.pk).update(live=False)
        PictureKey.objects.filter(subject=f"claim-{known.pk}").delete()
        Worker().run_once()
        self.assertEqual(set(PictureKey.objects.values_list("subject", flat=True)), {f"claim-{known.pk}"})

    def test_old_results_are_cleared(self):
        """Every save of an indexed model leaves some."""
        task = self.queued()
        Worker().run_once()
        finished = DBTaskResult.objects.filter(pk=task.pk)
        for status, days, kept in (
            ("SUCCESSFUL", 0, True),
            ("FAILED", 13, True),
            ("FAILED", 15, False),
            ("SUCCESSFUL", 2, False),
        ):
            DBTaskResult.objects.all().delete()
            task.save(force_insert=True)
            finished.update(status=status, finished_at=timezone.now() - timedelta(days=days))
            worker.clear()
            self.assertEqual(finished.exists(), kept, (status, days))


class LockTest(WorkerCase):
    def test_a_second_worker_is_refused_in_plain_words(self):
        with tempfile.TemporaryDirectory() as directory, override_settings(VAR_DIR=Path(directory)):
            with only_worker(Path(directory) / "work.lock"):
                with self.assertRaises(AlreadyWorking), only_worker(Path(directory) / "work.lock"):
                    self.fail("two workers at once")
                with self.assertRaisesMessage(CommandError, "Another worker is at work here"):
                    call_command("work", "--once")
            call_command("work", "--once")


class LoopTest(WorkerCase):
    """The loop as `manage.py work` runs it; the clock and the sleep are ours."""

    def setUp(self):
        super().setUp()
        self.worker = Worker()
        self.now, self.rounds = 0.0, 0

    def run_rounds(self, rounds: int, seconds: float) -> None:
        """Lets the loop turn so many times, each `seconds` after the one before."""

        def sleep(_seconds):
            self.rounds, self.now = self.rounds + 1, self.now + seconds
            if self.rounds == rounds:
                self.worker.stop()

        with (
            patch.object(worker.time, "monotonic", lambda: self.now),
            patch.object(self.worker.stopping, "wait", sleep),
        ):
            self.worker.run()

    def test_it_schedules_at_the_start_and_every_minute_and_clears_every_hour(self):
        with patch.object(self.worker.scheduler, "run") as scheduled, patch.object(worker, "clear") as cleared:
            self.run_rounds(rounds=130, seconds=30)
        self.assertEqual((scheduled.call_count, cleared.call_count), (65, 2))

    def test_it_takes_up_tasks_every_round(self):
        task = self.queued()
        self.run_rounds(rounds=1, seconds=1)
        self.assertEqual(self.status(task), "SUCCESSFUL")

    def test_a_database_that_is_away_is_waited_for(self):
        task = self.queued()
        away = [OperationalError("the server closed the connection"), 0]
        with patch.object(self.worker.scheduler, "run", side_effect=away), self.assertLogs("factcheck.claims.worker"):
            self.run_rounds(rounds=2, seconds=1)
        self.assertEqual(self.status(task), "SUCCESSFUL")

    def test_stopping_ends_it_after_the_task_that_runs_now(self):
        first, second = self.queued(), self.queued()
        with patch("factcheck.claims.tasks.send_mail", side_effect=lambda *_: self.worker.stop()):
            self.worker.run()
        self.assertEqual((self.status(first), self.status(second)), ("SUCCESSFUL", "READY"))

    def test_a_long_queue_does_not_keep_the_schedule_waiting(self):
        for _number in range(worker.TASKS_A_ROUND + 5):
            ask_for_new_words.enqueue(ruling_id=0)
        with patch("factcheck.claims.worker.TaskRunner.run_task") as ran:
            ran.side_effect = lambda task: setattr(self.worker.tasks, "_run_tasks", self.worker.tasks._run_tasks + 1)
            self.run_rounds(rounds=1, seconds=1)
        self.assertEqual(ran.call_count, worker.TASKS_A_ROUND)

    def test_slow_work_does_not_keep_the_schedule_waiting(self):
        """Fifty receivers that let us wait fifteen seconds each would hold up everything for minutes."""

        def slow(_task):
            self.now += 4
            self.worker.tasks._run_tasks += 1

        for _number in range(10):
            ask_for_new_words.enqueue(ruling_id=0)
        with patch("factcheck.claims.worker.TaskRunner.run_task", side_effect=slow) as ran:
            self.run_rounds(rounds=1, seconds=1)
        self.assertEqual(ran.call_count, 3)
