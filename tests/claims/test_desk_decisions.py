from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry

from factcheck.claims.models import Claim, Correction, FactCheckPage, Ruling
from tests import factories
from tests.claims.desk_case import DeskCase


class MergingTest(DeskCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.older = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.older, "ru")
        cls.target = factories.make_public_claim("scam", "kk")

    def merge(self, user=None, **fields):
        self.client.force_login(user or self.editor)
        return self.client.post(reverse("desk_merge", args=[self.older.pk]), fields)

    def test_the_first_step_says_what_will_happen_and_does_nothing(self):
        response = self.merge(target=self.target.pk)
        for words in (self.target.text, self.page.title, "cannot be undone", "has no fact-check yet"):
            self.assertContains(response, words)
        self.assertIsNone(Claim.objects.get(pk=self.older.pk).merged_into)

    def test_the_second_step_merges_and_logs_who_did_it(self):
        response = self.merge(target=self.target.pk, confirmed="1")
        self.assertRedirects(response, self.claim_url(self.target))
        self.assertEqual(Claim.objects.get(pk=self.older.pk).merged_into, self.target)
        entry = ModelLogEntry.objects.get(action="claims.merge")
        self.assertEqual(entry.user, self.editor)
        history = self.client.get(reverse("wagtailsnippets_claims_claim:history", args=[self.older.pk]))
        self.assertContains(history, f"Merged into claim №{self.target.pk}")

    def test_a_wrong_number_is_a_form_error(self):
        draft = factories.make_claim("kk")
        wrong = ["", "жоқ", "-1", "0", 4711, 10**30, self.older.pk, draft.pk]
        for number in wrong:
            with self.subTest(number=number):
                response = self.merge(target=number, confirmed="1")
                self.assertTrue(response.context["form"].errors["target"])
        self.assertIsNone(Claim.objects.get(pk=self.older.pk).merged_into)

    def test_a_merged_claim_is_not_merged_again(self):
        self.merge(target=self.target.pk, confirmed="1")
        response = self.merge(target=factories.make_public_claim().pk, confirmed="1")
        self.assertIn("already merged", self.messages_of(response))
        self.assertEqual(Claim.objects.get(pk=self.older.pk).merged_into, self.target)


class VerifyingTest(DeskCase):
    def verify(self, claim, user=None):
        self.client.force_login(user or self.editor)
        return self.client.post(reverse("desk_verify", args=[claim.pk]))

    def test_it_records_that_the_verdict_stands(self):
        claim = factories.make_public_claim("false")
        self.verify(claim)
        ruling = Claim.objects.get().ruling
        self.assertEqual((ruling.kind, ruling.approved_by), ("re-verified", self.editor))
        self.assertEqual(ModelLogEntry.objects.get(action="claims.verify").user, self.editor)

    def test_there_must_be_a_public_verdict(self):
        for claim in (factories.make_claim("kk"), factories.make_public_claim(None)):
            response = self.verify(claim)
            self.assertIn("Only a public verdict", self.messages_of(response))
        self.assertFalse(Ruling.objects.exists())

    def test_looking_is_not_verifying(self):
        claim = factories.make_public_claim("false")
        self.client.force_login(self.editor)
        self.assertEqual(self.client.get(reverse("desk_verify", args=[claim.pk])).status_code, 405)
        self.assertEqual(Ruling.objects.count(), 1)


class ConfirmingWordsTest(DeskCase):
    def setUp(self):
        super().setUp()
        self.claim = factories.make_public_claim("false")
        self.page = factories.make_page(self.claim, "ru")
        self.claim = Claim.objects.get(pk=self.claim.pk)
        self.claim.verdict = factories.verdict("scam")
        factories.publish(self.claim)
        self.url = reverse("desk_confirm_words", args=[self.page.pk])

    def test_the_button_stands_where_the_words_are_older(self):
        self.client.force_login(self.editor)
        self.assertContains(self.client.get(self.page_url(self.page)), self.url)
        self.client.post(self.url)
        self.assertNotContains(self.client.get(self.page_url(self.page)), self.url)

    def test_it_leaves_a_line_in_the_log(self):
        self.client.force_login(self.editor)
        self.client.post(self.url)
        self.assertEqual(PageLogEntry.objects.get(action="claims.confirm_words").user, self.editor)
        history = self.client.get(reverse("wagtailadmin_pages:history", args=[self.page.pk]))
        self.assertContains(history, "Words confirmed")

    def test_an_author_does_not_confirm(self):
        self.client.force_login(self.author)
        self.client.post(self.url)
        self.assertIsNone(FactCheckPage.objects.get().words_confirmed_at)


class CorrectingTest(DeskCase):
    FIELDS = {
        "severity": "correction",
        "what_was": "3 027 нарушений",
        "what_is": "4 662 нарушения",
        "why": "Перепутали две площадки.",
        "reported_by": "reader",
    }

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = factories.make_page(factories.make_public_claim(), "ru")

    def correct(self, user=None, page=None, **fields):
        self.client.force_login(user or self.editor)
        return self.client.post(reverse("desk_correct", args=[(page or self.page).pk]), {**self.FIELDS, **fields})

    def test_the_first_step_shows_it_as_readers_will_see_it(self):
        response = self.correct()
        self.assertContains(response, "cannot be changed later")
        self.assertContains(response, "Перепутали две площадки.")
        self.assertFalse(Correction.objects.exists())

    def test_the_second_step_adds_it_with_the_name_of_who_made_it(self):
        self.assertRedirects(self.correct(confirmed="1"), self.page_url(self.page))
        correction = Correction.objects.get()
        self.assertEqual((correction.page, correction.made_by_name), (self.page, "Данияр Ахметов"))
        self.assertEqual(PageLogEntry.objects.get(action="claims.correct").user, self.editor)

    def test_going_back_keeps_the_words(self):
        response = self.correct(change="1")
        self.assertContains(response, "3 027 нарушений</textarea>")

    def test_what_is_missing_is_said_at_its_field(self):
        response = self.correct(why="", confirmed="1")
        self.assertIn("why", response.context["form"].errors)
        self.assertFalse(Correction.objects.exists())

    def test_a_page_that_was_never_public_is_not_corrected(self):
        page = factories.make_page(factories.make_claim("kk"), "kk", live=False)
        response = self.correct(page=page, confirmed="1")
        self.assertIn("never public", self.messages_of(response))
        self.assertFalse(Correction.objects.exists())
