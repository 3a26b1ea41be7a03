"""Webhooks at the desk: who looks after them, what the form refuses, what is shown once."""

import socket
from datetime import timedelta
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from factcheck.widgets.models import Delivery, Event, Webhook
from factcheck.widgets.webhooks import addresses
from factcheck.widgets.webhooks.events import tell, tell_one
from factcheck.widgets.webhooks.failures import Failure
from tests import factories
from tests.admin_forms import form_data
from tests.claims.matrix_case import PUBLISHERS, MatrixCase

URL = "https://qala-tany.kz/hooks/jasyryn-kilt"


class WebhookDeskCase(MatrixCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.webhook = Webhook.objects.create(name="Қала таңы", url=URL, language="ru")

    def setUp(self):
        super().setUp()
        self.client.force_login(self.publisher)
        self.names("93.184.216.34")

    def names(self, *found: str) -> None:
        """Every name leads to these addresses."""
        lines = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in found]
        self.enterContext(patch.object(addresses.socket, "getaddrinfo", return_value=lines))

    def form(self, webhook: Webhook | None = None) -> str:
        return reverse("webhooks:edit", args=[webhook.pk]) if webhook else reverse("webhooks:add")

    def sent(self, **fields) -> Delivery:
        delivery = tell_one(self.webhook, Event.CORRECTED, factories.make_public_claim("false").pk)
        Delivery.objects.filter(pk=delivery.pk).update(**fields)
        return Delivery.objects.get(pk=delivery.pk)

    def given_up(self) -> Delivery:
        now = timezone.now()
        return self.sent(due_at=None, given_up_at=now, attempts=8, status=500, failure=Failure.REFUSED, body="{}")


class PermissionTest(WebhookDeskCase):
    def test_publishers_alone_see_and_change_them(self):
        delivery = self.given_up()
        pages = [
            self.form(),
            self.form(self.webhook),
            reverse("webhooks:index"),
            reverse("webhooks:delete", args=[self.webhook.pk]),
            reverse("webhook_deliveries:index"),
            reverse("webhook_deliveries:inspect", args=[delivery.pk]),
            reverse("webhook_secret", args=[self.webhook.pk]),
        ]
        for url in pages:
            with self.subTest(url=url):
                self.assertEqual(self.who_can(lambda user, url=url: self.opens(url)), {PUBLISHERS})

    def test_publishers_alone_send_and_renew(self):
        delivery = self.given_up()
        deeds = {
            reverse("webhook_test", args=[self.webhook.pk]): lambda: Delivery.objects.count() == 2,
            reverse("webhook_renew_secret", args=[self.webhook.pk]): lambda: (
                Webhook.objects.get().secret != self.webhook.secret
            ),
            reverse("webhook_again", args=[delivery.pk]): lambda: Delivery.objects.waiting().count() == 1,
        }
        for url, was_done in deeds.items():

            def deed(user, url=url, was_done=was_done):
                self.client.post(url)
                return was_done()

            with self.subTest(url=url):
                self.assertEqual(self.who_can(deed), {PUBLISHERS})
                self.assertEqual(self.client.get(url).status_code, 405)

    def test_nobody_writes_the_log(self):
        delivery = self.given_up()
        self.client.force_login(self.superuser)
        for name, arguments in (("add", []), ("edit", [delivery.pk]), ("delete", [delivery.pk])):
            response = self.client.post(reverse(f"webhook_deliveries:{name}", args=arguments), {"status": "200"})
            self.assertEqual(response.status_code, 302)
        self.assertEqual(Delivery.objects.get().status, 500)

    def test_a_stranger_is_asked_to_log_in(self):
        self.client.logout()
        for name in ("webhook_test", "webhook_renew_secret", "webhook_again", "webhook_secret"):
            url = reverse(name, args=[self.webhook.pk])
            self.assertRedirects(self.client.post(url), f"/admin/login/?next={url}")


class FormTest(WebhookDeskCase):
    def post(self, webhook: Webhook | None = None, **fields):
        address = self.form(webhook)
        return self.client.post(address, {**form_data(self.client.get(address)), **fields})

    def test_a_new_one_shows_its_secret_once(self):
        response = self.post(name="Сайт холдинга", url="https://holding.kz/hooks", language="kk")
        added = Webhook.objects.get(name="Сайт холдинга")
        self.assertRedirects(response, reverse("webhook_secret", args=[added.pk]), fetch_redirect_response=False)
        self.assertEqual((added.is_active, len(added.events)), (True, 5))
        self.assertContains(self.client.get(response.url), added.secret)
        self.assertNotContains(self.client.get(response.url), added.secret)

    def test_a_renewed_secret_is_shown_once_and_another(self):
        response = self.client.post(reverse("webhook_renew_secret", args=[self.webhook.pk]), follow=True)
        renewed = Webhook.objects.get()
        self.assertNotEqual(renewed.secret, self.webhook.secret)
        self.assertContains(response, renewed.secret)
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_the_secret_stands_nowhere_else(self):
        for url in (self.form(self.webhook), reverse("webhooks:index"), reverse("webhooks:history", args=[1])):
            self.assertNotContains(self.client.get(url), self.webhook.secret.removeprefix("whsec_"))

    def test_the_list_does_not_show_what_may_be_secret_in_an_address(self):
        response = self.client.get(reverse("webhooks:index"))
        self.assertContains(response, "qala-tany.kz")
        self.assertNotContains(response, "jasyryn-kilt")

    def test_addresses_are_refused_in_plain_words(self):
        refused = {
            "http://qala.kz/": "must begin with https://",
            "https://qala.kz:22/": "must begin with https://",
            "javascript:alert(1)": "not an address",
            "https://a:b@qala.kz/": "not an address",
        }
        for url, words in refused.items():
            with self.subTest(url=url):
                self.assertContains(self.post(name="Бөтен", url=url), words)
        self.assertEqual(Webhook.objects.count(), 1)

    def test_a_name_that_leads_inside_is_refused(self):
        self.names("169.254.169.254")
        self.assertContains(self.post(self.webhook, url="https://metadata.kz/"), "private network")
        self.assertEqual(Webhook.objects.get().url, URL)

    def test_it_must_ask_for_something(self):
        self.assertContains(self.post(self.webhook, events=[]), "This field is required")
        self.post(self.webhook, events=["corrected"])
        self.assertEqual(Webhook.objects.get().events, ["corrected"])

    def test_bad_values_are_refused(self):
        for fields in ({"events": ["deleted"]}, {"language": "xx"}, {"url": "https://a.kz/\x00"}, {"name": "а" * 81}):
            self.assertEqual(self.post(self.webhook, **fields).status_code, 200, fields)

    def test_one_that_we_paused_begins_anew_when_it_is_switched_on(self):
        Webhook.objects.update(is_active=False, paused_for=Failure.GONE, failing_since=timezone.now())
        self.assertContains(self.client.get(self.form(self.webhook)), "gone for good")
        self.post(self.webhook, is_active="on")
        stored = Webhook.objects.get()
        self.assertEqual((stored.is_active, stored.paused_for, stored.failing_since), (True, "", None))

    def test_a_deleted_one_takes_its_log_along(self):
        self.given_up()
        self.client.post(reverse("webhooks:delete", args=[self.webhook.pk]))
        self.assertEqual((Webhook.objects.count(), Delivery.objects.count()), (0, 0))


class LogTest(WebhookDeskCase):
    def test_a_test_is_queued_about_the_newest_words(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        Delivery.objects.all().delete()
        response = self.client.post(reverse("webhook_test", args=[self.webhook.pk]), follow=True)
        self.assertContains(response, "will be sent within a minute")
        delivery = Delivery.objects.get()
        self.assertEqual((delivery.event, delivery.number), (Event.TEST, page.claim_id))

    def test_one_that_was_given_up_can_be_sent_again(self):
        delivery = self.given_up()
        page = reverse("webhook_deliveries:inspect", args=[delivery.pk])
        self.assertContains(self.client.get(page), "Send again")
        self.client.post(reverse("webhook_again", args=[delivery.pk]))
        stored = Delivery.objects.get()
        self.assertEqual((stored.attempts, stored.given_up_at, stored.uuid), (0, None, delivery.uuid))
        self.assertTrue(stored.due_at)
        self.assertNotContains(self.client.get(page), "Send again")

    def send_again(self, delivery: Delivery):
        return self.client.post(reverse("webhook_again", args=[delivery.pk]), follow=True)

    def test_one_that_waits_is_not_begun_anew(self):
        """Its attempts would be counted from the beginning, and a second task would send it."""
        due = timezone.now() + timedelta(hours=12)
        waiting = self.sent(attempts=6, due_at=due)
        response = self.send_again(waiting)
        stored = Delivery.objects.get()
        self.assertEqual((stored.attempts, stored.due_at), (6, due))
        self.assertContains(response, "The letter is waiting already")
        self.assertNotContains(response, "will be sent again")

    def test_nothing_is_promised_for_a_webhook_that_is_paused(self):
        delivery = self.given_up()
        Webhook.objects.update(is_active=False)
        page = reverse("webhook_deliveries:inspect", args=[delivery.pk])
        self.assertNotContains(self.client.get(page), "Send again")
        response = self.send_again(delivery)
        self.assertContains(response, "The webhook is paused.")
        self.assertNotContains(response, "will be sent again")
        self.assertEqual(Delivery.objects.get().given_up_at, delivery.given_up_at)

    def test_a_test_may_be_sent_again_to_a_paused_one(self):
        Webhook.objects.update(is_active=False)
        delivery = self.sent(event=Event.TEST, due_at=None, given_up_at=timezone.now(), attempts=1)
        self.assertContains(self.send_again(delivery), "will be sent again")
        self.assertTrue(Delivery.objects.get().due_at)

    def test_the_log_is_filtered(self):
        self.given_up()
        tell(Event.MERGED, 7)
        index = reverse("webhook_deliveries:index")
        found = {
            query: len(self.client.get(f"{index}?{query}").context["object_list"])
            for query in (
                "",
                "state=given-up",
                "state=arrived",
                "event=merged",
                f"webhook={self.webhook.pk}",
                "state=x",
            )
        }
        self.assertEqual(list(found.values()), [2, 1, 0, 1, 2, 2], found)

    def test_a_letter_is_shown_with_what_went_wrong(self):
        delivery = self.sent(status=500, failure=Failure.REFUSED, body='{"claim": "<script>"}', attempts=1)
        response = self.client.get(reverse("webhook_deliveries:inspect", args=[delivery.pk]))
        self.assertContains(response, "500 The receiver answered with an error.")
        self.assertContains(response, "&lt;script&gt;")
        self.assertContains(response, str(delivery.uuid))

    def test_a_long_log_costs_no_more_questions(self):
        index, asked = reverse("webhook_deliveries:index"), []
        for _list in range(2):
            for _letter in range(5):
                tell(Event.MERGED, 7)
            with CaptureQueriesContext(connection) as questions:
                self.client.get(index)
            asked.append(len(questions))
        self.assertEqual(asked[0], asked[1])
