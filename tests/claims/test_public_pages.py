import re

from django.utils.translation import override

from factcheck.claims.models import (
    FactCheckPage,
)
from tests import factories
from tests.claims import archive
from tests.claims.page_case import PageCase, plain


class FactCheckInReadingOrder(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = archive.make_full_claim(size=1)

    def test_everything_stands_in_the_reading_order(self):
        with override("en"):
            text = plain(self.client.get(self.page.url))
        self.assert_in_order(
            text,
            self.page.title,
            "Не доказано",
            self.page.answer,
            factories.CLAIM_TEXTS["ru"],
            "Пресс-служба министерства",
            "WhatsApp",
            self.page.what_is_true,
            "Айгерим Сарсенова 0",
            "Ответ оператора 0",
            "Правила не менялись.",
            "Закон о связи",
            "Что показывают числа",
            "Порядок тот же.",
            "Снимок старый.",
            "Источник в тексте 0",
            "Не пересылайте.",
            "Кто был первым.",
            "Раньше было сказано «в сентябре».",
            "связь 0",
            f"http://testserver/c/{self.page.claim_id}/",
            "Новых правил связи нет",
        )

    def test_headline_is_the_only_one_of_its_rank(self):
        self.assertContains(self.client.get(self.page.url), "<h1>", count=1)

    def test_quotation_is_marked_with_its_language(self):
        self.assertContains(
            self.client.get(self.page.url), '<blockquote lang="en"><p>This process is the same.</p>', html=False
        )

    def test_pictures_carry_their_size_and_their_words(self):
        found = re.findall(r'<img[^>]+alt="Две полосы"[^>]*>', self.client.get(self.page.url).content.decode())
        self.assertEqual(len(found), 1)
        self.assertRegex(found[0], r'width="\d+"')
        self.assertRegex(found[0], r'height="\d+"')

    def test_links_of_the_body_lead_to_public_pages(self):
        self.assertContains(self.client.get(self.page.url), '<a href="/ru/evidence/ssylka-v-tekste-0/">источник</a>')

    def test_verdict_is_an_icon_and_a_word(self):
        response = self.client.get(self.page.url)
        self.assertContains(response, "icons.svg#verdict-neutral")
        self.assertContains(response, 'data-verdict="unproven"')

    def test_description_is_the_answer(self):
        self.assertContains(self.client.get(self.page.url), f'<meta name="description" content="{self.page.answer}">')

    def test_nothing_comes_from_another_host(self):
        text = self.client.get(self.page.url).content.decode()
        for tag in re.findall(r"<(?:img|script|link|iframe|source|use)\b[^>]*>", text):
            address = re.search(r'(?:src|href)="(https?:)?//([^/"]+)', tag)
            self.assertTrue(address is None or address[2] == "testserver", tag)

    def test_page_carries_no_inline_style_or_script(self):
        text = self.client.get(self.page.url).content.decode()
        self.assertNotRegex(text, r"<script(?! src=| type=\"application/ld\+json\")|<style|\sstyle=|\son[a-z]+=")


class ClaimBeingChecked(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim(None)

    def test_is_unmistakable_on_its_page_and_on_lists(self):
        for address in (f"/ru/claims/{self.claim.pk}/", "/ru/", "/ru/claims/"):
            response = self.client.get(address)
            self.assertContains(response, 'data-verdict="being-checked"')
            self.assertContains(response, "icons.svg#verdict-being-checked")

    def test_has_no_verdict_link(self):
        self.assertNotContains(self.client.get(f"/ru/claims/{self.claim.pk}/"), 'class="finding-verdict" href')

    def test_false_words_are_not_the_headline(self):
        response = self.client.get(f"/ru/claims/{self.claim.pk}/")
        headline = re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.S)[1]
        self.assertIn(str(self.claim.pk), headline)
        self.assertNotIn(self.claim.text, headline)


class Preview(PageCase):
    """An editor's preview shows the draft: its facts and its words."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = archive.make_full_claim(size=1)
        cls.claim = cls.page.claim

    def preview(self, page) -> str:
        response = page.make_preview_request(preview_mode=page.default_preview_mode)
        response.render()
        return response.content.decode()

    def test_shows_the_claims_draft_verdict_and_new_facts(self):
        self.claim.verdict = factories.verdict("scam")
        self.claim.wordings.add(archive.Wording(text="Тағы бір нұсқа", language="kk"))
        self.claim.save_revision()
        text = self.preview(FactCheckPage.objects.get(pk=self.page.pk))
        self.assertIn('data-verdict="scam"', text)
        self.assertIn("Тағы бір нұсқа", text)
        self.assertNotIn('data-verdict="scam"', self.client.get(self.page.url).content.decode())

    def test_shows_words_that_are_not_saved(self):
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.title = "Заголовок, который ещё правят"
        self.assertIn("Заголовок, который ещё правят", self.preview(page))

    def test_works_for_a_draft_without_words(self):
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.title = page.answer = page.what_is_true = ""
        page.body = []
        self.assertIn(self.claim.text, self.preview(page))
