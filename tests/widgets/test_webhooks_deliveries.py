"""Letters: what they say, when they are tried again, and when no more."""

import json
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch

from django.core import mail
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factcheck.claims import worker
from factcheck.claims.models import Claim
from factcheck.claims.reviews import publisher
from factcheck.claims.standings import standing
from factcheck.widgets.facts_json import facts
from factcheck.widgets.models import Delivery, Event, Webhook
from factcheck.widgets.webhooks import tasks
from factcheck.widgets.webhooks.deliveries import WAITS
from factcheck.widgets.webhooks.events import tell, tell_one
from factcheck.widgets.webhooks.failures import Failure
from tests import factories
from tests.claims.test_gate_worker import QUEUE

from .test_webhooks_signing import is_signed
from .webhook_case import URL, WebhookCase


class LetterTest(WebhookCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = factories.make_page(factories.make_public_claim("unproven"), "ru")

    def test_it_says_what_happened_and_exactly_the_public_facts(self):
        delivery = Delivery.objects.get()
        (sent,) = self.send()
        letter = json.loads(sent["body"])
        known = facts(standing(self.page.claim_id, "ru"), timezone.now(), publisher("ru"))
        self.assertEqual(letter["claim"], json.loads(json.dumps(known)))
        self.assertEqual((letter["id"], letter["event"]), (str(delivery.uuid), "published"))
        self.assertEqual(set(letter), {"id", "event", "createdAt", "claim"})
        self.assertIn("Новых правил связи нет", sent["body"].decode())

    def test_it_is_signed_and_named(self):
        (sent,) = self.send()
        self.assertEqual(sent["url"], URL)
        self.assertTrue(is_signed(self.webhook.secret, sent["headers"], sent["body"]))
        self.assertEqual(sent["headers"]["webhook-id"], json.loads(sent["body"])["id"])
        self.assertEqual(sent["headers"]["webhook-event"], "published")

    def test_one_that_arrived_is_not_sent_again(self):
        self.send()
        delivery = Delivery.objects.get()
        self.assertEqual((delivery.status, delivery.attempts, delivery.failure), (204, 1, ""))
        self.assertTrue(delivery.delivered_at)
        self.assertEqual(self.send(), [])
        self.assertTrue(self.stored().last_success_at)

    def test_a_late_one_tells_todays_verdict(self):
        """Else a site that was away for a night would show yesterday's."""
        self.send(Failure.UNREACHABLE)
        self.change(self.page.claim, "false").publish()
        Delivery.objects.filter(event="verdict-changed").delete()
        (sent,) = self.send()
        letter = json.loads(sent["body"])
        self.assertEqual((letter["event"], letter["claim"]["verdict"]["key"]), ("published", "false"))

    def test_a_late_one_says_nothing_of_what_was_withdrawn(self):
        self.send(500)
        Claim.objects.get(pk=self.page.claim_id).unpublish()
        for sent in self.send():
            claim = json.loads(sent["body"])["claim"]
            self.assertEqual((claim["state"], claim["number"]), ("withdrawn", self.page.claim_id))
            self.assertNotIn("Новых правил", sent["body"].decode())
            self.assertNotIn(factories.CLAIM_TEXTS["ru"], sent["body"].decode())

    def test_a_draft_is_never_in_it(self):
        claim = Claim.objects.get(pk=self.page.claim_id)
        claim.text, self.page.answer = "Черновикcanary", "Жобаcanary"
        claim.save_revision()
        self.page.save_revision()
        (sent,) = self.send()
        self.assertNotIn("canary", sent["body"].decode())

    def test_the_log_keeps_what_was_sent(self):
        (sent,) = self.send()
        self.assertEqual(Delivery.objects.get().body, sent["body"].decode())

    def test_a_test_of_an_empty_site_says_so(self):
        self.forget()
        tell_one(self.webhook, Event.TEST, None)
        (sent,) = self.send()
        self.assertEqual(json.loads(sent["body"])["claim"], None)


class RetryTest(WebhookCase):
    def setUp(self):
        tell(Event.CORRECTED, factories.make_public_claim("false").pk)

    def delivery(self) -> Delivery:
        return Delivery.objects.get()

    def test_it_is_tried_eight_times_over_two_days_and_then_given_up(self):
        waited = []
        for _attempt in WAITS:
            self.send(500)
            waited.append(self.delivery().due_at - self.delivery().last_attempt_at)
        self.assertEqual(waited, list(WAITS))
        self.assertEqual(sum(waited, timedelta()), timedelta(hours=44, minutes=36))
        self.send(500)
        delivery = self.delivery()
        self.assertEqual((delivery.attempts, delivery.due_at, delivery.failure), (8, None, Failure.REFUSED))
        self.assertTrue(delivery.given_up_at)
        self.assertEqual(self.send(), [])

    def test_it_keeps_its_name_so_that_receivers_know_it_again(self):
        first, second = self.send(500)[0], self.send()[0]
        self.assertEqual(first["headers"]["webhook-id"], second["headers"]["webhook-id"])
        self.assertNotEqual(first["headers"]["webhook-timestamp"], second["headers"]["webhook-timestamp"])

    def test_answers_and_what_they_mean(self):
        meanings = {
            200: "", 201: "", 299: "", 301: Failure.REDIRECTED, 304: Failure.REDIRECTED, 400: Failure.REFUSED,
            404: Failure.REFUSED, 429: Failure.REFUSED, 500: Failure.REFUSED, 103: Failure.REFUSED,
        }  # fmt: skip
        for status, meaning in meanings.items():
            Delivery.objects.update(delivered_at=None, given_up_at=None, due_at=timezone.now())
            self.send(status)
            self.assertEqual((self.delivery().status, self.delivery().failure), (status, meaning))

    def test_a_task_that_comes_too_early_or_twice_does_nothing(self):
        self.send(500)
        tasks.deliver.call(delivery_id=self.delivery().pk)
        self.assertEqual(self.delivery().attempts, 1)

    def test_a_webhook_that_was_deleted_meanwhile(self):
        self.webhook.delete()
        tasks.record(1, "{}", 204, None)
        tasks.deliver.call(delivery_id=1)
        self.assertFalse(Delivery.objects.exists())

    @override_settings(TASKS=QUEUE)
    def test_the_next_attempt_waits_in_the_queue(self):
        self.send(500)
        task = DBTaskResult.objects.get(task_path__endswith=".deliver")
        self.assertEqual(task.run_after, self.delivery().due_at)
        self.assertNotIn(task, DBTaskResult.objects.ready())


class ReceiverTest(WebhookCase):
    def setUp(self):
        self.number = factories.make_public_claim("false").pk
        for _letter in range(3):
            tell(Event.CORRECTED, self.number)

    def test_who_does_not_answer_is_left_alone_for_a_while(self):
        """Each attempt costs seconds for which all other letters wait."""
        self.assertEqual(len(self.send(Failure.TOO_SLOW)), 1)
        first, second, third = Delivery.objects.order_by("pk")
        self.assertEqual((first.attempts, second.attempts, third.attempts), (1, 0, 0))
        self.assertEqual(second.due_at, self.stored().resting_until)
        self.assertEqual(len(self.send()), 3)

    def test_rests_grow_to_half_an_hour(self):
        rests = []
        for _attempt in range(8):
            self.send(Failure.UNREACHABLE)
            tried = Delivery.objects.filter(attempts__gt=0).latest("last_attempt_at").last_attempt_at
            rests.append(self.stored().resting_until - tried)
        self.assertEqual((rests[0], max(rests)), (timedelta(minutes=1), timedelta(minutes=30)))

    def test_an_answer_that_refuses_one_letter_does_not_stop_the_others(self):
        self.assertEqual(len(self.send(400, 204, 204)), 3)
        self.assertEqual(Delivery.objects.waiting().count(), 1)

    def test_who_is_gone_for_good_is_paused_and_the_desk_is_told(self):
        factories.make_user("madina", "Publishers")
        factories.make_user("asel", "Authors")
        self.send(410)
        self.assertFalse(self.stored().is_active)
        self.assertEqual(self.stored().paused_for, Failure.GONE)
        found = list(Delivery.objects.order_by("pk").values_list("failure", flat=True))
        self.assertEqual(found, [Failure.GONE, Failure.PAUSED, Failure.PAUSED])
        self.assertFalse(Delivery.objects.waiting().exists())
        tasks.tell_desk.call(webhook_id=self.webhook.pk)
        self.assertEqual([message.to for message in mail.outbox], [["madina@example.org"]])
        self.assertIn("Қала таңы", mail.outbox[0].subject)

    def test_who_took_nothing_for_three_days_is_paused(self):
        """One letter after another was tried to its end."""
        Delivery.objects.exclude(pk=Delivery.objects.earliest("pk").pk).delete()
        for _attempt in range(len(WAITS) + 1):
            self.send(500)
        self.assertTrue(self.stored().is_active)
        Webhook.objects.update(failing_since=timezone.now() - timedelta(days=2))
        tell(Event.CORRECTED, self.number)
        for _attempt in range(len(WAITS) + 1):
            self.assertTrue(self.stored().is_active)
            self.send(500)
        self.assertEqual((self.stored().is_active, self.stored().paused_for), (False, Failure.REFUSED))
        self.assertFalse(Delivery.objects.waiting().exists())

    def test_who_was_away_long_ago_may_stumble_now(self):
        """In January one letter was given up and nothing was to be told since; in March a server restarts."""
        Webhook.objects.update(failing_since=timezone.now() - timedelta(days=60))
        self.send(503, 503, 503)
        self.send(503, 503, 503)
        self.assertEqual((self.stored().is_active, Delivery.objects.waiting().count()), (True, 3))
        self.send()
        self.assertEqual((self.stored().failing_since, Delivery.objects.waiting().count()), (None, 0))

    def test_a_test_that_fails_pauses_nobody_for_what_was_long_ago(self):
        self.forget()
        Webhook.objects.update(failing_since=timezone.now() - timedelta(days=60))
        tell_one(self.webhook, Event.TEST, self.number)
        self.send(503)
        self.assertTrue(self.stored().is_active)

    def test_one_letter_that_arrives_makes_good_for_all(self):
        self.send(500)
        self.assertIsNone(self.stored().failing_since)

    def test_what_waits_is_given_up_when_the_desk_pauses(self):
        Webhook.objects.update(is_active=False)
        self.assertEqual(self.send(), [])
        self.assertEqual(set(Delivery.objects.values_list("failure", flat=True)), {Failure.PAUSED})

    def test_a_test_goes_to_a_paused_webhook_too_and_is_tried_once(self):
        self.forget()
        Webhook.objects.update(is_active=False)
        tell_one(self.stored(), Event.TEST, self.number)
        self.assertEqual(len(self.send(500)), 1)
        self.assertTrue(Delivery.objects.get().given_up_at)

    def test_a_test_of_what_the_desk_switched_off_is_no_news_for_the_desk(self):
        """It is off already; nobody paused it but the desk itself."""
        self.forget()
        Webhook.objects.update(is_active=False, failing_since=timezone.now() - timedelta(days=60))
        for answer in (500, 410):
            with patch.object(tasks, "tell_desk") as told:
                tell_one(self.stored(), Event.TEST, self.number)
                self.send(answer)
            told.enqueue.assert_not_called()
            self.assertEqual(self.stored().paused_for, "")

    def test_a_test_of_what_we_paused_is_told_to_nobody_again(self):
        self.send(410)
        with patch.object(tasks, "tell_desk") as told:
            tell_one(self.stored(), Event.TEST, self.number)
            self.send(500)
        told.enqueue.assert_not_called()
        self.assertEqual(self.stored().paused_for, Failure.GONE)

    def test_an_address_that_takes_no_mail_does_not_keep_it_from_the_others(self):
        for name in ("aliia", "madina"):
            factories.make_user(name, "Publishers")
        refused = SMTPRecipientsRefused({"aliia@example.org": (550, b"No such user")})
        with patch.object(tasks, "send_mail", side_effect=[refused, 1]) as sent, self.assertLogs(tasks.logger) as said:
            tasks.tell_desk.call(webhook_id=self.webhook.pk)
        written = [call.args[3] for call in sent.call_args_list]
        self.assertEqual(written, [["aliia@example.org"], ["madina@example.org"]])
        self.assertIn("aliia", said.output[0])


@override_settings(TASKS=QUEUE)
class ClearingTest(WebhookCase):
    """The worker's hour."""

    def setUp(self):
        tell(Event.CORRECTED, factories.make_public_claim("false").pk)

    def tasks(self) -> int:
        return DBTaskResult.objects.ready().filter(task_path__endswith=".deliver").count()

    def test_letters_are_kept_for_thirty_days(self):
        for days, waits, kept in ((29, False, True), (31, False, False), (31, True, True)):
            delivery = Delivery.objects.get()
            Delivery.objects.update(
                created_at=timezone.now() - timedelta(days=days),
                due_at=timezone.now() if waits else None,
                delivered_at=None if waits else timezone.now(),
            )
            worker.do_hourly_work()
            self.assertEqual(Delivery.objects.exists(), kept, (days, waits))
            delivery.save(force_insert=not kept)

    def test_one_whose_task_was_lost_is_queued_again(self):
        DBTaskResult.objects.all().delete()
        worker.do_hourly_work()
        self.assertEqual(self.tasks(), 0)
        Delivery.objects.update(due_at=timezone.now() - timedelta(hours=2))
        worker.do_hourly_work()
        self.assertEqual(self.tasks(), 1)
