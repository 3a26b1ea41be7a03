"""Where a claim stands, as everything shows it that is not its own page."""

from datetime import timedelta

from django.test import TestCase
from django.utils.timezone import now
from django.utils.translation import override

from factcheck.claims.emitted import emitted, pages_with_verdict
from factcheck.claims.models import Correction
from factcheck.claims.standings import standing
from tests import factories


class StandingOfAPublicClaim(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("unproven")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}

    def change_verdict(self) -> None:
        self.claim.verdict = factories.verdict("false")
        factories.publish(self.claim)

    def asked(self, language: str):
        with override(language):
            return standing(self.claim.pk, language)

    def test_it_is_the_claims_review_in_the_language(self):
        review = self.asked("kk").review
        self.assertEqual((review.headline, review.shown_verdict.name), (self.pages["kk"].title, "Дәлелденбеген"))
        self.assertIsNone(review.news(now()))

    def test_where_there_are_no_words_it_leads_to_those_there_are(self):
        found = self.asked("en")
        self.assertEqual([link.code for link in found.elsewhere], ["kk", "ru"])
        self.assertEqual(found.review.shown_verdict.name, "Unproven")

    def test_a_change_of_verdict_is_news_for_thirty_days(self):
        self.change_verdict()
        Correction.objects.create(
            page=self.pages["ru"], severity="verdict-change", what_was="Не доказано", what_is="Ложь",
            why="Оператор ответил на наш запрос.", reported_by="editor",
        )  # fmt: skip
        review = self.asked("ru").review
        change = review.news(now())
        words = ("Не доказано", "Ложь", "Оператор ответил на наш запрос.")
        self.assertEqual((change.old, change.new, change.why), words)
        self.assertIsNone(review.news(now() + timedelta(days=30)))
        self.assertEqual(self.asked("kk").review.change.why, "")

    def test_a_merged_number_shows_the_claim_that_stands_for_it(self):
        other = factories.make_public_claim("scam")
        self.claim.merge_into(other)
        found = self.asked("ru")
        self.assertTrue(found.is_merged)
        self.assertEqual((found.number, found.review.number), (self.claim.pk, other.pk))

    def test_a_withdrawn_claim_says_only_that(self):
        self.claim.unpublish()
        found = self.asked("ru")
        self.assertTrue(found.is_withdrawn)
        self.assertIsNotNone(found.withdrawn_at)

    def test_drafts_and_numbers_that_never_were_are_nothing(self):
        self.assertIsNone(standing(factories.make_claim("kk").pk, "kk"))
        self.assertIsNone(standing(10**30, "kk"))

    def test_three_queries_answer(self):
        self.asked("ru")
        with self.assertNumQueries(3):
            self.asked("ru")

    def test_machines_are_told_of_each_language(self):
        pages = pages_with_verdict().for_listing().order_by("pk")
        # One query for the pages, one for the facts of each language.
        list(emitted(pages))
        with self.assertNumQueries(3):
            found = list(emitted(pages.all()))
        self.assertEqual([review.language for review in found], ["kk", "ru"])
        with override("kk"):
            self.assertEqual(found[0], self.asked("kk").review)

    def test_words_that_were_taken_back_are_told_no_machine(self):
        Correction.objects.create(
            page=self.pages["ru"], severity="retraction", what_was="…", what_is="…", why="Мы ошиблись.",
            reported_by="editor",
        )  # fmt: skip
        found = emitted(pages_with_verdict().for_listing().order_by("pk"))
        self.assertEqual([review.language for review in found], ["kk"])
