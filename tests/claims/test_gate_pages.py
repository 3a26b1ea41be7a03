"""What the gate asks of fact-check pages: one a language, never before its claim, gone with it."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.urls import reverse
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page, PageLogEntry

from factcheck.claims.models import Claim, ClaimIndexPage, FactCheckPage
from tests import factories
from tests.claims.gate_case import Failure, GateCase, broken_receiver


class OnePageALanguageTest(GateCase):
    def test_the_pages_of_a_claim_share_its_uuid(self):
        claim = factories.make_public_claim("false")
        pages = [factories.make_page(claim, language) for language in ("kk", "ru", "en")]
        self.assertEqual({page.translation_key for page in pages}, {claim.uuid})

    def test_another_translation_key_is_put_right(self):
        page = factories.make_page(factories.make_public_claim("false"))
        page.translation_key = "11111111-1111-4111-8111-111111111111"
        page.save()
        page.refresh_from_db()
        self.assertEqual(page.translation_key, page.claim.uuid)

    def test_a_second_page_in_a_language_is_a_form_error_that_names_the_first(self):
        claim = factories.make_public_claim("false")
        first = factories.make_page(claim, "kk")
        second = FactCheckPage(claim=claim, locale=first.locale, **factories.WORDS["kk"])
        with self.assertRaises(ValidationError) as refused:
            second.clean()
        self.assertIn(first.title, refused.exception.message_dict["claim"][0])

    def test_a_second_page_cannot_be_stored_past_the_form(self):
        claim = factories.make_public_claim("false")
        factories.make_page(claim, "kk")
        with self.assertRaises((IntegrityError, ValidationError)), transaction.atomic():
            factories.make_page(claim, "kk", live=False)

    def test_a_page_keeps_its_claim(self):
        page = factories.make_page(factories.make_public_claim("false"))
        page.claim = factories.make_public_claim("true", "kk")
        for refusing in (page.clean, page.save):
            with self.assertRaises(ValidationError) as refused:
                refusing()
            self.assertIn("claim", refused.exception.message_dict)

    def test_aliases_and_copies_are_refused(self):
        page = factories.make_page(factories.make_public_claim("false"), "kk")
        russian = factories.index_of(ClaimIndexPage, "ru")
        with self.assertRaises(ValidationError), transaction.atomic():
            page.create_alias(parent=russian)
        with self.assertRaises((IntegrityError, ValidationError)), transaction.atomic():
            page.copy(update_attrs={"slug": "koshirme"})
        with self.assertRaises(ValidationError), transaction.atomic():
            page.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_the_admin_copies_no_page_that_is_or_contains_a_fact_check(self):
        page = factories.make_page(factories.make_public_claim("false"), "kk")
        self.client.force_login(factories.make_user("olga", is_superuser=True))
        for source in (page, page.get_parent(), page.get_parent().get_parent()):
            parent = source.get_parent().pk
            fields = {"new_title": "Көшірме", "new_slug": "koshirme", "new_parent_page": parent, "copy_subpages": "on"}
            response = self.client.post(reverse("wagtailadmin_pages:copy", args=[source.pk]), fields)
            self.assertEqual(response.status_code, 302)
            self.assertFalse(Page.objects.filter(slug="koshirme").exists())

    def test_wagtails_simple_translation_is_not_installed(self):
        """It has no hook, and it published source words under the target language."""
        self.assertFalse(apps.is_installed("wagtail.contrib.simple_translation"))


class NotBeforeItsClaimTest(GateCase):
    def test_a_page_cannot_go_live_while_its_claim_is_a_draft(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        page = factories.make_page(claim, live=False)
        with self.assertRaisesMessage(ValidationError, str(claim.pk)):
            factories.publish(page)
        page.refresh_from_db()
        self.assertFalse(page.live)

    def test_the_stored_claim_counts_not_the_one_in_memory(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, live=False)
        self.assertTrue(page.claim.live)
        Claim.objects.get(pk=claim.pk).unpublish()
        page.live = True
        with self.assertRaises(ValidationError):
            page.save()
        with self.assertRaises(ValidationError):
            page.save(update_fields=["live"])

    def test_a_live_page_may_be_saved_in_part(self):
        page = factories.make_page(factories.make_public_claim("false"))
        page.save(update_fields=["words_confirmed_at"])
        self.assertTrue(FactCheckPage.objects.published().filter(pk=page.pk).exists())


class UnpublishingTest(GateCase):
    def setUp(self):
        self.claim = factories.make_public_claim("false")
        self.pages = [factories.make_page(self.claim, language) for language in ("kk", "ru", "en")]

    def live_pages(self) -> int:
        return FactCheckPage.objects.filter(live=True).count()

    def test_every_language_goes_with_the_claim(self):
        other = factories.make_page(factories.make_public_claim("true", "kk"), "kk", title="Басқа хабар рас")
        self.claim.unpublish()
        self.assertEqual(list(FactCheckPage.objects.filter(live=True)), [other])

    def test_a_shell_save_takes_the_pages_too(self):
        self.claim.live = False
        self.claim.save(update_fields=["live"])
        self.assertEqual(self.live_pages(), 0)

    def test_the_log_names_each_page_and_who_did_it(self):
        editor = factories.make_user("marat", "Editors")
        with LogContext(user=editor):
            self.claim.unpublish(user=editor)
        entries = PageLogEntry.objects.filter(action="wagtail.unpublish", user=editor)
        self.assertEqual(set(entries.values_list("page", flat=True)), {page.pk for page in self.pages})

    def test_the_ruling_stays(self):
        self.claim.unpublish()
        self.assertEqual(self.keys(self.claim), ["false"])

    def test_one_page_that_cannot_go_keeps_the_claim_and_all_pages(self):
        with broken_receiver(post_save, FactCheckPage), self.assertRaises(Failure):
            self.claim.unpublish()
        self.assertEqual(self.live_pages(), 3)
        self.assertTrue(Claim.objects.get(pk=self.claim.pk).live)

    def test_a_page_may_go_alone(self):
        self.pages[0].unpublish()
        self.assertEqual(self.live_pages(), 2)
        self.assertTrue(Claim.objects.get(pk=self.claim.pk).live)


class VerdictChangeTest(GateCase):
    def test_a_changed_verdict_stands_in_every_language_at_once(self):
        claim = factories.make_public_claim("unproven")
        for language in ("kk", "ru", "en"):
            factories.make_page(claim, language)
        self.change(claim, "false").publish()
        verdicts = FactCheckPage.objects.published().values_list("locale__language_code", "claim__ruling__verdict__key")
        self.assertEqual(dict(verdicts), {"kk": "false", "ru": "false", "en": "false"})
