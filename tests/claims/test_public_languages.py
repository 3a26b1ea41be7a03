from tests import factories
from tests.claims.page_case import PageCase


class WordsInOtherLanguages(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("misleading", "en")
        cls.page = factories.make_page(cls.claim, "ru", claim_in_this_language="Facebook дал Казахстану прямой доступ")

    def test_translation_stands_beside_the_exact_words(self):
        response = self.client.get(self.page.url)
        self.assertContains(response, "<p><q>Facebook дал Казахстану прямой доступ</q></p>")
        self.assertContains(response, f'<blockquote lang="en"><p><q>{self.claim.text}</q></p>')

    def test_language_without_words_offers_those_there_are(self):
        response = self.client.get(f"/kk/claims/{self.claim.pk}/")
        self.assertEqual([link.code for link in response.context["dossier"].elsewhere], ["ru"])
        self.assertContains(response, f'<a href="{self.page.url}" lang="ru" hreflang="ru">Русский</a>')
        self.assertContains(response, "Жаңылыстырады")
        self.assertNotContains(response, self.page.answer)

    def test_language_switch_always_lands_on_the_same_claim(self):
        response = self.client.get(self.page.url)
        for code in ("kk", "en"):
            self.assertContains(response, f'<a href="/{code}/claims/{self.claim.pk}/" lang="{code}"')
        self.assertContains(self.client.get(f"/kk/claims/{self.claim.pk}/"), f'<a href="{self.page.url}" lang="ru"')

    def test_summary_is_not_shown_as_a_quotation(self):
        claim = factories.make_public_claim(None, text="Соцсети заблокируют", is_summary=True)
        response = self.client.get("/ru/")
        self.assertContains(response, "Соцсети заблокируют")
        self.assertNotContains(response, "<q>Соцсети заблокируют")
        self.assertEqual(self.client.get(f"/ru/claims/{claim.pk}/").status_code, 200)
