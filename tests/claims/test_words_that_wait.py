"""A verdict changes in every language at once; the words follow when an editor has looked at them."""

from django.test import TestCase
from django.utils.timezone import now
from django.utils.translation import override

from factcheck.claims.listings import newest
from factcheck.claims.models import Correction, FactCheckPage
from factcheck.claims.standings import standing
from tests import factories


class AnswerAfterAChangeOfVerdict(TestCase):
    """An old answer beside a new verdict would be a reason for it that nobody gave."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")

    def change_verdict(self, key: str | None) -> None:
        self.claim.verdict = factories.verdict(key) if key else None
        self.claim = factories.publish(self.claim)

    def reviews(self):
        """The claim's review as embeds and as lists make it."""
        with override("ru"):
            return standing(self.claim.pk, "ru").review, *newest("ru", 5)

    def assert_answers(self, answer: str, is_older: bool):
        for review in self.reviews():
            self.assertEqual((review.answer, review.words_are_older), (answer, is_older))

    def test_the_old_answer_is_no_reason_for_the_new_verdict(self):
        self.assert_answers(self.page.answer, False)
        self.change_verdict("true")
        self.assert_answers("", True)
        with override("ru"):
            self.assertNotContains(self.client.get(self.page.url), self.page.answer)

    def test_words_that_an_editor_confirmed_or_published_anew_answer_again(self):
        self.change_verdict("misleading")
        FactCheckPage.objects.get(pk=self.page.pk).confirm_words()
        self.assert_answers(self.page.answer, False)
        self.change_verdict("true")
        factories.publish(FactCheckPage.objects.get(pk=self.page.pk))
        self.assert_answers(self.page.answer, False)

    def test_to_look_again_changes_nothing(self):
        self.claim.verify()
        self.assert_answers(self.page.answer, False)
        self.change_verdict("true")
        self.claim.verify()
        self.assert_answers("", True)

    def test_back_to_being_checked_there_is_no_answer(self):
        self.change_verdict(None)
        self.assert_answers("", True)

    def test_words_that_were_taken_back_answer_nothing(self):
        Correction.objects.create(
            page=self.page, severity="retraction", what_was="…", what_is="…", why="Ошиблись.", reported_by="editor"
        )
        self.assert_answers("", False)


class ReasonsForChanges(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("unproven")
        cls.page = factories.make_page(cls.claim, "ru")

    def change(self, key: str, why: str = "") -> None:
        self.claim.verdict = factories.verdict(key)
        self.claim = factories.publish(self.claim)
        if why:
            Correction.objects.create(
                page=self.page, severity="verdict-change", what_was="…", what_is="…", why=why, reported_by="editor"
            )

    def why(self) -> str:
        with override("ru"):
            return standing(self.claim.pk, "ru").review.news(now()).why

    def test_a_second_change_on_one_day_does_not_borrow_the_reason_of_the_first(self):
        self.change("misleading", "Нашлась запись.")
        self.assertEqual(self.why(), "Нашлась запись.")
        self.change("false")
        self.assertEqual(self.why(), "")
