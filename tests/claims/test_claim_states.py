import re
from urllib.parse import urlsplit

from django.test import TestCase
from django.utils.html import strip_tags
from django.utils.translation import override

from factcheck.claims.models import Claim, Correction
from tests import factories


def correct(page, severity: str, why: str) -> Correction:
    words = {"what_was": "Звонки не пишут", "what_is": "Это не установлено", "why": why, "reported_by": "reader"}
    return Correction.objects.create(page=page, severity=severity, **words)


class BeingChecked(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim(None)

    def view(self):
        return self.client.get(f"/en/claims/{self.claim.pk}/")

    def test_says_what_it_means_and_since_when(self):
        self.assertContains(self.view(), "What “being checked” means")
        self.assertEqual(self.view().context["dossier"].being_checked_since, self.claim.first_published_at)
        self.assertContains(self.view(), "We have been checking this claim since")

    def test_says_what_to_do_meanwhile(self):
        self.assertEqual(self.view().content.decode().count("<li>Do not"), 2)

    def test_is_gone_with_the_verdict(self):
        self.claim.verdict = factories.verdict("false")
        factories.publish(self.claim)
        self.assertNotContains(self.view(), "What “being checked” means")
        self.assertIsNone(self.view().context["dossier"].being_checked_since)

    def test_counts_anew_when_a_verdict_was_taken_back(self):
        claim = factories.make_public_claim("false")
        claim.verdict = None
        claim = factories.publish(claim)
        dossier = self.client.get(f"/en/claims/{claim.pk}/").context["dossier"]
        self.assertEqual(dossier.being_checked_since, claim.ruling.in_force_from)


class NotInThisLanguage(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")

    def test_languages_that_there_are_come_before_the_finding(self):
        text = self.client.get(f"/kk/claims/{self.claim.pk}/").content.decode()
        link = text.index(f'<li><a href="{self.page.url}" lang="ru" hreflang="ru">Русский</a></li>')
        self.assertLess(link, text.index('class="finding"'))

    def test_claim_is_quoted_in_its_own_language(self):
        response = self.client.get(f"/kk/claims/{self.claim.pk}/")
        self.assertContains(response, f'<blockquote class="claim-words" lang="ru"><p><q>{self.claim.text}</q></p>')


class RetractedPage(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")
        cls.correction = correct(cls.page, "retraction", "Мы перепутали двух операторов.")

    def test_says_so_before_its_finding(self):
        with override("en"):
            text = self.client.get(self.page.url).content.decode()
        self.assertLess(text.index("Мы перепутали двух операторов."), text.index('class="finding"'))
        self.assertIn(f'href="{self.page.url}history/#correction-{self.correction.pk}"', text)

    def test_its_history_says_so_and_has_the_correction_at_that_place(self):
        text = self.client.get(f"{self.page.url}history/").content.decode()
        self.assertIn('id="retraction"', text)
        self.assertIn(f'id="correction-{self.correction.pk}"', text)

    def test_says_so_wherever_its_link_goes(self):
        """A link in a chat shows title and picture alone: both would still have spread the words."""
        response = self.client.get(self.page.url)
        self.assertContains(response, f'<meta property="og:title" content="Отозванная проверка: {self.page.title}">')
        picture = response.context["head"].picture
        self.assertIn("Отозванная проверка", picture.alt)
        self.assertEqual(self.client.get(urlsplit(picture.url).path).status_code, 200)
        self.assertNotContains(response, 'id="share"')

    def test_says_so_on_lists(self):
        self.assertContains(self.client.get("/ru/claims/"), "Отозванная проверка", count=1)

    def test_its_claim_says_so_when_the_page_was_taken_down(self):
        self.page.unpublish()
        response = self.client.get(f"/ru/claims/{self.page.claim_id}/")
        self.assertContains(response, "Мы перепутали двух операторов.")
        self.assertNotContains(response, self.page.answer)

    def test_in_one_language_leaves_the_others_alone(self):
        kazakh = factories.make_page(self.page.claim, "kk")
        self.assertNotContains(self.client.get(kazakh.url), 'id="retraction"')

    def test_other_corrections_are_no_retraction(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        correct(page, "correction", "Опечатка в числе.")
        self.assertNotContains(self.client.get(page.url), 'id="retraction"')


class WithdrawnClaim(TestCase):
    """A number that was public once says that it is not any more, and nothing else."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        claim = factories.make_public_claim("false")
        cls.page = factories.make_page(claim, "ru")
        correct(cls.page, "correction", "Ошиблись в дате.")
        claim.unpublish()
        cls.number = claim.pk

    def addresses(self) -> list[str]:
        return [f"/c/{self.number}/", f"/ru/claims/{self.number}/", f"/ru/claims/{self.number}/history/"]

    def test_answers_gone_with_number_and_day(self):
        for address in self.addresses():
            response = self.client.get(address, headers={"accept-language": "ru"})
            self.assertEqual(response.status_code, 410, address)
            self.assertContains(response, f"№{self.number}", status_code=410)
            self.assertIsNotNone(response.context["withdrawn_at"])
            self.assertEqual(response.headers["Cache-Control"], "no-cache", "A claim may be published again.")

    def test_says_nothing_of_claim_verdict_and_words(self):
        for address in self.addresses():
            text = strip_tags(self.client.get(address, headers={"accept-language": "ru"}).content.decode())
            for word in (factories.CLAIM_TEXTS["ru"], self.page.title, self.page.answer, "Ложь", self.page.slug):
                self.assertNotIn(word, text)

    def test_corrections_stay_public_in_their_language(self):
        self.assertContains(self.client.get(f"/ru/claims/{self.number}/"), "Ошиблись в дате.", status_code=410)
        self.assertNotContains(self.client.get(f"/kk/claims/{self.number}/"), "Ошиблись в дате.", status_code=410)

    def test_language_switch_stays_at_the_number(self):
        text = self.client.get(f"/ru/claims/{self.number}/").content.decode()
        self.assertIn(f'href="/kk/claims/{self.number}/"', text)
        self.assertNotRegex(text, r'<link rel="alternate"')

    def test_is_not_indexed_and_listed_nowhere(self):
        text = self.client.get(f"/ru/claims/{self.number}/").content.decode()
        self.assertIn('<meta name="robots" content="noindex">', text)
        for address in ("/ru/", "/ru/claims/", "/ru/verdicts/false/"):
            self.assertFalse(re.search(rf"№\s?{self.number}\b", self.client.get(address).content.decode()))

    def test_number_that_never_was_public_is_not_found(self):
        draft = factories.make_claim("ru")
        for number in (draft.pk, 10**6, 2**70):
            self.assertEqual(self.client.get(f"/ru/claims/{number}/").status_code, 404)

    def test_comes_back_with_the_claim(self):
        factories.publish(Claim.objects.get(pk=self.number))
        self.assertEqual(self.client.get(f"/ru/claims/{self.number}/").status_code, 200)
