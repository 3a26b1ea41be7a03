from django.utils.translation import override
from wagtail.models import PageViewRestriction

from factcheck.claims.models import (
    Claim,
    Correction,
    FactCheckPage,
)
from tests import factories
from tests.claims.page_case import PageCase, plain


class ChangeOfVerdict(PageCase):
    """Readers of every language see it, in the transaction that publishes it."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("no-verdict")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}
        cls.claim.verdict = factories.verdict("unproven")
        cls.claim = factories.publish(cls.claim)

    def test_every_language_says_what_changed(self):
        words = {"kk": ("Вердиктсіз", "Дәлелденбеген"), "ru": ("Без вердикта", "Не доказано")}
        for language, (old, new) in words.items():
            response = self.client.get(self.pages[language].url)
            change = response.context["dossier"].changes[-1]
            self.assertEqual((change.old, change.new), (old, new))
            self.assertContains(response, 'class="verdict-change"')
            self.assertContains(response, 'data-verdict="unproven"')
        response = self.client.get(f"/en/claims/{self.claim.pk}/")
        self.assertContains(response, "“No verdict” → “Unproven”")

    def test_words_older_than_the_ruling_carry_a_notice_until_they_are_confirmed(self):
        page = self.pages["ru"]
        self.assertContains(self.client.get(page.url), 'role="note"')
        FactCheckPage.objects.get(pk=page.pk).confirm_words()
        self.assertNotContains(self.client.get(page.url), 'role="note"')

    def test_history_lists_both_rulings_newest_first(self):
        with override("en"):
            text = plain(self.client.get(f"{self.pages['ru'].url}history/"))
        self.assert_in_order(text, "Не доказано", "Без вердикта")

    def test_lists_and_verdict_pages_show_the_new_one_at_once(self):
        self.assertContains(self.client.get("/kk/claims/"), "Дәлелденбеген")
        self.assertContains(self.client.get("/ru/verdicts/unproven/"), self.pages["ru"].title)
        self.assertNotContains(self.client.get("/ru/verdicts/no-verdict/"), self.pages["ru"].title)

    def test_looking_again_changes_no_words(self):
        Claim.objects.get(pk=self.claim.pk).verify()
        dossier = self.client.get(self.pages["ru"].url).context["dossier"]
        self.assertEqual(len(dossier.changes), 1)
        self.assertIsNotNone(dossier.looked_at_again)


class PublishedCorrections(PageCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")
        for was in ("Первая неточность", "Вторая неточность"):
            Correction.objects.create(
                page=cls.page,
                severity="correction",
                what_was=was,
                what_is="Исправлено",
                why="Ошиблись",
                reported_by="reader",
            )

    def test_stand_on_the_page_its_history_and_the_list_newest_first(self):
        for address in (self.page.url, f"{self.page.url}history/", "/ru/corrections/"):
            self.assert_in_order(plain(self.client.get(address)), "Вторая неточность", "Первая неточность")

    def assert_listed_without_title(self):
        response = self.client.get("/ru/corrections/")
        self.assertContains(response, "Вторая неточность")
        self.assertContains(response, f"№{self.page.claim_id}")
        self.assertNotContains(response, self.page.title)
        self.assertNotContains(response, f'href="{self.page.url}"')
        return response

    def test_outlive_the_page_that_was_taken_down(self):
        self.page.unpublish()
        self.assert_listed_without_title()
        history = f"/ru/claims/{self.page.claim_id}/history/"
        self.assertContains(self.client.get(history), "Вторая неточность")
        self.assertNotContains(self.client.get(f"/kk/claims/{self.page.claim_id}/history/"), "Вторая неточность")

    def test_outlive_the_claim_that_was_taken_down(self):
        self.page.claim.unpublish()
        self.assertNotContains(self.assert_listed_without_title(), f"/c/{self.page.claim_id}/")

    def test_of_a_merged_claim_lead_on(self):
        other = factories.make_public_claim("false")
        self.page.claim.merge_into(other)
        self.assertContains(self.assert_listed_without_title(), f'<a href="/c/{self.page.claim_id}/">')
        other.unpublish()
        self.assertNotContains(self.assert_listed_without_title(), f'<a href="/c/{self.page.claim_id}/">')

    def test_of_private_and_of_never_published_pages_stay_hidden(self):
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        draft = factories.make_page(factories.make_public_claim("false"), "ru", live=False)
        words = {"what_was": "Черновая неточность", "what_is": "Иначе", "why": "Ошиблись", "reported_by": "editor"}
        Correction.objects.create(page=draft, severity="typo", **words)
        self.page.unpublish()
        for address in (
            "/ru/corrections/",
            f"/ru/claims/{self.page.claim_id}/history/",
            f"/ru/claims/{draft.claim_id}/history/",
        ):
            self.assertNotContains(self.client.get(address), "неточность")

    def test_stand_on_the_list_of_their_language_only(self):
        self.assertNotContains(self.client.get("/kk/corrections/"), "неточность")
