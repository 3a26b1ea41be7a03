from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse

from factcheck.claims.models import (
    Claim,
    ClaimIndexPage,
    EvidencePage,
    FactCheckPage,
)
from tests import factories
from tests.admin_forms import form_data
from tests.claims.desk_case import DeskCase


class CopyingTest(DeskCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = factories.make_page(factories.make_public_claim(), "kk")

    def copy(self, page, **fields):
        data = {"new_title": "Көшірме", "new_slug": "koshirme", "new_parent_page": page.get_parent().pk, **fields}
        return self.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)

    def test_a_fact_check_is_not_copied(self):
        self.client.force_login(self.superuser)
        response = self.copy(self.page)
        self.assertIn("Translate", self.messages_of(response))
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_the_form_for_copying_is_not_even_shown(self):
        self.client.force_login(self.superuser)
        response = self.client.get(reverse("wagtailadmin_pages:copy", args=[self.page.pk]))
        self.assertRedirects(response, self.page_url(self.page))

    def test_no_alias_is_made(self):
        self.client.force_login(self.superuser)
        self.copy(self.page, alias="on", publish_copies="on")
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_what_contains_a_fact_check_is_not_copied(self):
        self.client.force_login(self.superuser)
        for page in (self.page.get_parent(), self.page.get_parent().get_parent()):
            with self.subTest(page=page):
                response = self.copy(page, copy_subpages="on")
                self.assertIn("Fact-checks are not copied", self.messages_of(response))
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_a_script_makes_neither_copy_nor_alias(self):
        with self.assertRaises(ValidationError):
            self.page.create_alias()
        with self.assertRaises(ValidationError):
            self.page.copy(update_attrs={"slug": "koshirme"})
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_other_pages_are_copied_as_ever(self):
        evidence = factories.make_evidence("kk")
        self.client.force_login(self.superuser)
        self.copy(evidence)
        self.assertEqual(EvidencePage.objects.count(), 2)

    def test_the_extension_that_copies_for_translation_is_absent(self):
        self.assertFalse(apps.is_installed("wagtail.contrib.simple_translation"))

    def test_claims_have_no_copy_view(self):
        self.assertFalse(Claim.snippet_viewset.copy_view_enabled)


class MovingTest(DeskCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = factories.make_page(factories.make_public_claim(), "kk")
        cls.elsewhere = factories.index_of(ClaimIndexPage, "ru")

    def test_a_fact_check_stays_in_its_language(self):
        self.client.force_login(self.superuser)
        url = reverse("wagtailadmin_pages:move_confirm", args=[self.page.pk, self.elsewhere.pk])
        for response in (self.client.get(url), self.client.post(url)):
            self.assertIn("list of its language", self.messages_of(response))
        self.assertEqual(FactCheckPage.objects.get().get_parent().pk, self.page.get_parent().pk)

    def test_not_even_many_at_once(self):
        self.client.force_login(self.superuser)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={self.page.pk}"
        self.client.post(url, {"chooser": self.elsewhere.pk})
        self.assertEqual(FactCheckPage.objects.get().get_parent().pk, self.page.get_parent().pk)

    def test_nor_does_a_script_move_it(self):
        with self.assertRaises(ValidationError):
            self.page.move(self.elsewhere, pos="last-child")

    def test_a_list_with_fact_checks_stays_in_its_language(self):
        home = self.elsewhere.get_parent()
        with self.assertRaises(ValidationError):
            self.page.get_parent().move(home, pos="last-child")


class UnpublishingTest(DeskCase):
    def test_numbers_that_will_lead_nowhere_are_named(self):
        claim, merged = factories.make_public_claim(), factories.make_public_claim()
        Claim.objects.filter(pk=merged.pk).update(merged_into=claim.pk)
        self.client.force_login(self.editor)
        for one, is_warned in ((claim, True), (merged, False)):
            response = self.client.get(reverse("wagtailsnippets_claims_claim:unpublish", args=[one.pk]))
            found = f"Merged into this claim: {merged.pk}." in response.content.decode()
            self.assertEqual(found, is_warned)


class VerdictKeyTest(DeskCase):
    def test_the_key_of_a_used_verdict_is_shown_but_not_asked(self):
        factories.make_public_claim("false")
        verdict = factories.verdict("false")
        url = reverse("wagtailsnippets_claims_verdict:edit", args=[verdict.pk])
        self.client.force_login(self.publisher)
        self.assertTrue(self.client.get(url).context["form"].fields["key"].disabled)
        self.post_form(url, key="lie", rating_value="2")
        verdict.refresh_from_db()
        self.assertEqual((verdict.key, verdict.rating_value), ("false", 2))

    def test_switching_it_off_retires_it(self):
        factories.make_public_claim("false")
        url = reverse("wagtailsnippets_claims_verdict:edit", args=[factories.verdict("false").pk])
        self.client.force_login(self.publisher)
        data = form_data(self.client.get(url))
        data.pop("is_active")
        self.client.post(url, data)
        self.assertFalse(factories.verdict("false").is_active)
