"""Who is told of what, and in which transaction."""

import json

from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageViewRestriction

from factcheck.claims.models import Claim, Correction, FactCheckPage
from factcheck.claims.scheduler import Scheduler
from factcheck.widgets.models import Delivery, Webhook
from tests import factories
from tests.claims.test_gate_worker import QUEUE

from .webhook_case import WebhookCase

LANGUAGES = ("kk", "ru", "en")


def make_correction(page: FactCheckPage, severity: str = "correction") -> Correction:
    words = {"what_was": "в 2019 году", "what_is": "в 2021 году", "why": "Мы ошиблись в дате."}
    return Correction.objects.create(page=page, severity=severity, reported_by="reader", **words)


class PublishedTest(WebhookCase):
    def test_each_language_is_told_once(self):
        claim = factories.make_public_claim("false")
        for language in LANGUAGES:
            factories.make_page(claim, language)
        self.assertEqual(self.letters(), [("published", claim.pk, language) for language in LANGUAGES])

    def test_new_words_of_a_public_page_are_told(self):
        page = factories.make_page(factories.make_public_claim("false"), "kk")
        self.forget()
        factories.publish(page)
        self.assertEqual(self.letters(), [("published", page.claim_id, "kk")])

    def test_drafts_tell_nobody(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "ru", live=False)
        page.save_revision()
        self.change(claim, "true")
        self.assertEqual(self.letters(), [])

    def test_a_claim_without_words_tells_nobody(self):
        factories.make_public_claim(None)
        self.assertEqual(self.letters(), [])

    def test_a_private_page_tells_nobody(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru", live=False)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        factories.publish(page)
        page.refresh_from_db()
        page.unpublish()
        self.assertEqual(self.letters(), [])

    def test_a_scheduled_page_is_told_when_its_time_has_come(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru", live=False)
        page.go_live_at = timezone.now() + timezone.timedelta(hours=1)
        page.save_revision(approved_go_live_at=page.go_live_at)
        Scheduler().run()
        self.assertEqual(self.letters(), [])
        page.revisions.update(approved_go_live_at=timezone.now())
        FactCheckPage.objects.filter(pk=page.pk).update(go_live_at=timezone.now())
        Scheduler().run()
        self.assertEqual([event for event, _number, _language in self.letters()], ["published"])


class VerdictTest(WebhookCase):
    def test_a_change_is_told_once_whatever_the_languages(self):
        claim = factories.make_public_claim("unproven")
        for language in LANGUAGES:
            factories.make_page(claim, language)
        self.forget()
        self.change(claim, "false").publish()
        self.assertEqual(self.letters(), [("verdict-changed", claim.pk, "ru")])

    def test_the_first_verdict_of_a_claim_that_readers_saw_being_checked(self):
        claim = factories.make_public_claim(None)
        self.change(claim, "false").publish()
        self.assertEqual(self.letters(), [("verdict-changed", claim.pk, "ru")])

    def test_a_claim_that_comes_with_its_verdict_has_not_changed_it(self):
        factories.make_public_claim("false")
        self.assertEqual(self.letters(), [])

    def test_back_to_being_checked_is_a_change(self):
        claim = factories.make_public_claim("false")
        self.change(claim, None).publish()
        self.assertEqual(self.letters(), [("verdict-changed", claim.pk, "ru")])

    def test_a_verdict_that_was_looked_at_again_is_no_news(self):
        factories.make_public_claim("false").verify()
        self.assertEqual(self.letters(), [])


class CorrectedTest(WebhookCase):
    def test_a_correction_is_told_in_the_language_of_its_page(self):
        page = factories.make_page(factories.make_public_claim("false"), "kk")
        self.forget()
        make_correction(page)
        self.assertEqual(self.letters(), [("corrected", page.claim_id, "kk")])

    def test_one_that_readers_cannot_read_tells_nobody(self):
        page = factories.make_page(factories.make_public_claim("false"), "kk", live=False)
        make_correction(page)
        self.assertEqual(self.letters(), [])


class WithdrawnTest(WebhookCase):
    def test_a_claim_is_told_once_although_its_pages_go_with_it(self):
        claim = factories.make_public_claim("false")
        for language in LANGUAGES:
            factories.make_page(claim, language)
        self.forget()
        Claim.objects.get(pk=claim.pk).unpublish()
        self.assertEqual(self.letters(), [("withdrawn", claim.pk, "ru")])

    def test_words_in_one_language_are_told_in_it(self):
        claim = factories.make_public_claim("false")
        pages = {language: factories.make_page(claim, language) for language in LANGUAGES}
        self.forget()
        pages["kk"].unpublish()
        pages["en"].delete()
        self.assertEqual(self.letters(), [("withdrawn", claim.pk, "kk"), ("withdrawn", claim.pk, "en")])

    def test_a_claim_that_comes_back_is_told_with_its_words(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        claim = Claim.objects.get(pk=page.claim_id)
        claim.unpublish()
        self.forget()
        factories.publish(claim)
        factories.publish(FactCheckPage.objects.get(pk=page.pk))
        self.assertEqual(self.letters(), [("published", claim.pk, "ru")])


class PrivateTest(WebhookCase):
    """Pages that are kept from readers without being unpublished."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_public_claim("false")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}
        Delivery.objects.all().delete()

    def hide(self, page: Page) -> PageViewRestriction:
        return PageViewRestriction.objects.create(page=page, restriction_type="login")

    def test_words_that_are_made_private_are_withdrawn_in_their_language(self):
        self.hide(self.pages["kk"])
        self.assertEqual(self.letters(), [("withdrawn", self.claim.pk, "kk")])
        (sent,) = self.send()
        self.assertIsNone(json.loads(sent["body"])["claim"]["headline"])

    def test_a_section_that_is_made_private_takes_along_what_is_below(self):
        other = factories.make_page(factories.make_public_claim("true", text="Су тазартылды"), "kk")
        self.forget()
        self.hide(other.get_parent())
        told = [("withdrawn", self.claim.pk, "kk"), ("withdrawn", other.claim_id, "kk")]
        self.assertCountEqual(self.letters(), told)

    def test_what_readers_did_not_see_anyway_is_not_told(self):
        self.pages["ru"].unpublish()
        self.hide(self.pages["kk"])
        self.forget()
        twice = self.hide(self.pages["kk"].get_parent())
        self.hide(self.pages["ru"])
        Page.objects.get(pk=self.pages["kk"].pk).specific.unpublish()
        twice.delete()
        self.assertEqual(self.letters(), [])

    def test_another_way_of_being_private_is_no_news(self):
        restriction = self.hide(self.pages["kk"])
        self.forget()
        restriction.restriction_type, restriction.password = "password", "тек бізге"
        restriction.save()
        self.assertEqual(self.letters(), [])

    def test_words_that_are_opened_again_are_published(self):
        above, own = self.hide(self.pages["kk"].get_parent()), self.hide(self.pages["kk"])
        self.forget()
        above.delete()
        self.assertEqual(self.letters(), [])
        own.delete()
        self.assertEqual(self.letters(), [("published", self.claim.pk, "kk")])

    def test_a_private_page_that_is_deleted_is_not_opened_by_it(self):
        """Its restriction goes a moment before the page itself."""
        for page in (self.pages["kk"], self.pages["ru"].get_parent()):
            self.hide(page)
            self.forget()
            page.delete()
            self.assertEqual(self.letters(), [])

    def test_pages_of_merged_claims_are_told_by_nobody(self):
        self.claim.merge_into(factories.make_public_claim("false", text="Тағы бір қауесет"))
        self.forget()
        self.hide(self.pages["kk"]).delete()
        self.assertEqual(self.letters(), [])


class MergedTest(WebhookCase):
    def test_every_number_that_stands_for_another_is_told(self):
        first, second, third = (factories.make_public_claim("false", text=f"Слух {number}") for number in range(3))
        first.merge_into(second)
        self.assertEqual(self.letters(), [("merged", first.pk, "ru")])
        self.forget()
        second.merge_into(third)
        self.assertCountEqual(self.letters(), [("merged", first.pk, "ru"), ("merged", second.pk, "ru")])

    def test_a_merged_claim_is_silent_about_itself(self):
        first, second = (factories.make_public_claim("false", text=f"Слух {number}") for number in range(2))
        page = factories.make_page(first, "ru")
        first.merge_into(second)
        self.forget()
        self.change(first, "true").publish()
        factories.publish(FactCheckPage.objects.get(pk=page.pk))
        Claim.objects.get(pk=first.pk).unpublish()
        self.assertEqual(self.letters(), [])

    def test_a_draft_that_is_merged_tells_nobody(self):
        factories.make_claim("ru").merge_into(factories.make_public_claim("false"))
        self.assertEqual(self.letters(), [])


@override_settings(TASKS=QUEUE)
class TransactionTest(WebhookCase):
    def sends(self) -> int:
        return DBTaskResult.objects.filter(task_path__endswith="webhooks.tasks.deliver").count()

    def test_what_is_undone_was_never_said(self):
        claim = factories.make_public_claim("unproven")
        self.forget()
        before = self.sends()
        with transaction.atomic():
            self.change(claim, "false").publish()
            self.assertEqual((len(self.letters()), self.sends()), (1, before + 1))
            transaction.set_rollback(True)
        self.assertEqual((self.letters(), self.sends()), ([], before))

    def test_events_wait_in_their_order_behind_all_other_work(self):
        claim = factories.make_public_claim("unproven")
        factories.make_page(claim, "ru")
        self.change(claim, "false").publish()
        Claim.objects.get(pk=claim.pk).unpublish()
        told = [event for event, _number, _language in self.letters()]
        self.assertEqual(told, ["published", "verdict-changed", "withdrawn"])
        queued = list(DBTaskResult.objects.ready())
        sent = [task.args_kwargs["kwargs"]["delivery_id"] for task in queued if task.task_path.endswith(".deliver")]
        self.assertEqual(sent, list(Delivery.objects.order_by("pk").values_list("pk", flat=True)))
        self.assertTrue(all(task.task_path.endswith(".deliver") for task in queued[-3:]))


class WantedTest(WebhookCase):
    def test_only_what_was_asked_for_is_told(self):
        Webhook.objects.update(events=["corrected", "withdrawn"])
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        self.assertEqual(self.letters(), [])
        page.unpublish()
        self.assertEqual(self.letters(), [("withdrawn", page.claim_id, "ru")])

    def test_who_is_paused_is_told_nothing_later_either(self):
        Webhook.objects.update(is_active=False)
        factories.make_page(factories.make_public_claim("false"), "ru")
        self.assertEqual(self.letters(), [])

    def test_each_webhook_gets_its_own_letter_in_its_own_language(self):
        Webhook.objects.create(name="Сайт холдинга", url="https://holding.kz/", language="kk")
        claim = factories.make_public_claim("unproven")
        self.change(claim, "false").publish()
        self.assertEqual(self.letters(), [("verdict-changed", claim.pk, "ru"), ("verdict-changed", claim.pk, "kk")])
