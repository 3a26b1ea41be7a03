from django.test import TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Claim, FactCheckPage
from tests import factories


class ShortAddress(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")

    def test_leads_to_the_page_in_the_readers_language(self):
        response = self.client.get(f"/c/{self.claim.pk}/", headers={"accept-language": "ru-KZ,ru;q=0.9"})
        self.assertRedirects(response, self.page.url)
        self.assertIn("Accept-Language", response.headers["Vary"])

    def test_leads_to_the_claims_own_view_where_there_are_no_words(self):
        response = self.client.get(f"/c/{self.claim.pk}/", headers={"accept-language": "kk"})
        self.assertRedirects(response, f"/kk/claims/{self.claim.pk}/")

    def test_number_below_the_list_leads_to_the_page(self):
        self.assertRedirects(self.client.get(f"/ru/claims/{self.claim.pk}/"), self.page.url)
        history = f"/ru/claims/{self.claim.pk}/history/"
        self.assertRedirects(self.client.get(history), f"{self.page.url}history/")

    def test_page_stands_on_its_page_the_address_it_prints(self):
        self.assertContains(self.client.get(self.page.url), f"http://testserver/c/{self.claim.pk}/")


class MergedClaim(TestCase):
    """Merging keeps every old number and address working."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.old = factories.make_public_claim("false")
        cls.old_page = factories.make_page(cls.old, "ru", title="Старая проверка рассылки")
        cls.old_kazakh_page = factories.make_page(cls.old, "kk", title="Ескі тексеру")
        cls.new = factories.make_public_claim("misleading")
        cls.new_page = factories.make_page(cls.new, "ru", title="Новая проверка рассылки")
        cls.old.merge_into(cls.new)

    def test_old_number_leads_to_the_claim_that_stands_for_it(self):
        for address in (f"/c/{self.old.pk}/", f"/ru/claims/{self.old.pk}/"):
            response = self.client.get(address, headers={"accept-language": "ru"}, follow=True)
            self.assertEqual(response.request["PATH_INFO"], self.new_page.url)

    def test_old_number_below_the_list_leads_on_for_ever(self):
        for tail in ("", "history/"):
            response = self.client.get(f"/ru/claims/{self.old.pk}/{tail}")
            target = f"/ru/claims/{self.new.pk}/{tail}"
            self.assertRedirects(response, target, 301, fetch_redirect_response=False)
        self.assertEqual(self.client.get(f"/c/{self.old.pk}/").status_code, 302)

    def test_old_page_leads_to_the_new_one(self):
        response = self.client.get(self.old_page.url, follow=True)
        self.assertEqual(response.request["PATH_INFO"], self.new_page.url)
        self.assertNotContains(response, "Старая проверка")

    def test_old_page_in_a_language_without_new_words_leads_to_the_claims_own_view(self):
        response = self.client.get(self.old_kazakh_page.url, follow=True)
        self.assertEqual(response.request["PATH_INFO"], f"/kk/claims/{self.new.pk}/")

    def test_old_histories_lead_to_the_new_one(self):
        for address in (f"{self.old_page.url}history/", f"/ru/claims/{self.old.pk}/history/"):
            response = self.client.get(address, follow=True)
            self.assertEqual(response.request["PATH_INFO"], f"{self.new_page.url}history/")

    def test_old_page_stands_on_no_list(self):
        for address in ("/ru/", "/ru/claims/", "/ru/verdicts/false/"):
            self.assertNotContains(self.client.get(address), "Старая проверка")

    def test_old_addresses_say_that_the_claim_they_lead_to_was_withdrawn(self):
        self.new.unpublish()
        for address in (self.old_page.url, f"/c/{self.old.pk}/", f"/ru/claims/{self.old.pk}/"):
            self.assertEqual(self.client.get(address, follow=True).status_code, 410)

    def test_claim_that_was_taken_down_before_it_was_merged_still_leads_on(self):
        third = factories.make_public_claim("false")
        page = factories.make_page(third, "ru", title="Третья проверка рассылки")
        third.unpublish()
        Claim.objects.get(pk=third.pk).merge_into(self.new)
        for address in (page.url, f"/c/{third.pk}/"):
            response = self.client.get(address, headers={"accept-language": "ru"}, follow=True)
            self.assertEqual(response.request["PATH_INFO"], self.new_page.url)


class LivePageOfAHiddenClaim(TestCase):
    """A row that says "live" is not enough: the claim decides."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")
        # Past the gate, which would have taken the page down.
        Claim.objects.filter(pk=cls.claim.pk).update(live=False)

    def test_is_not_shown(self):
        self.page.refresh_from_db()
        self.assertTrue(self.page.live)
        for address in (self.page.url, f"{self.page.url}history/"):
            self.assertEqual(self.client.get(address).status_code, 404)
        self.assertEqual(self.client.get(f"/c/{self.claim.pk}/").status_code, 410)

    def test_is_listed_nowhere(self):
        for address in ("/ru/", "/ru/claims/", "/ru/verdicts/false/", "/ru/claims/?q=звонки"):
            self.assertNotContains(self.client.get(address), self.page.title)


class RenamedPage(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")

    def test_old_addresses_redirect_to_the_new_one(self):
        old = self.page.url
        self.page.slug = "zvonki-ne-zapisyvayut"
        with self.captureOnCommitCallbacks(execute=True):
            self.page.save_revision().publish()
        for tail in ("", "history/"):
            new = f"/ru/claims/zvonki-ne-zapisyvayut/{tail}"
            self.assertRedirects(self.client.get(old + tail), new, 301)

    def rename_and_take_down(self) -> str:
        old = self.page.url
        self.page.slug = "zvonki-ne-zapisyvayut"
        with self.captureOnCommitCallbacks(execute=True):
            self.page.save_revision().publish()
        self.assertEqual(self.client.get(old).status_code, 301)
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.unpublish()
        page.slug = "tayna-redakcii"
        page.save()
        return old

    def test_old_addresses_do_not_tell_where_the_draft_of_a_page_taken_down_lies(self):
        old = self.rename_and_take_down()
        for address in (old, f"{old}history/", f"{old}?utm_source=x", "/ru/claims/zvonki-ne-zapisyvayut/"):
            response = self.client.get(address)
            self.assertNotIn("tayna", response.headers.get("Location", ""))
            self.assertEqual(response.status_code, 404, address)

    def test_old_addresses_do_not_lead_to_a_private_page(self):
        old = self.page.url
        self.page.slug = "zvonki-ne-zapisyvayut"
        with self.captureOnCommitCallbacks(execute=True):
            self.page.save_revision().publish()
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.assertEqual(self.client.get(old).status_code, 404)

    def test_redirect_to_an_address_outside_still_leads_there(self):
        Redirect.add_redirect("/ru/starye-pravila", "https://adilet.zan.kz/rus")
        response = self.client.get("/ru/starye-pravila/")
        self.assertRedirects(response, "https://adilet.zan.kz/rus", 301, fetch_redirect_response=False)


class Heads(TestCase):
    """Canonical address and the other languages, for search engines."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.russian = factories.make_page(cls.claim, "ru")
        cls.kazakh = factories.make_page(cls.claim, "kk")

    def test_canonical_address_is_absolute_and_without_the_query(self):
        response = self.client.get(self.russian.url + "?utm_source=telegram")
        self.assertContains(response, f'<link rel="canonical" href="http://testserver{self.russian.url}">')

    def test_hreflang_names_the_languages_with_words_and_the_default_one(self):
        response = self.client.get(self.russian.url)
        for code, path in (("ru", self.russian.url), ("kk", self.kazakh.url), ("x-default", self.kazakh.url)):
            self.assertContains(response, f'<link rel="alternate" hreflang="{code}" href="http://testserver{path}">')
        self.assertNotContains(response, 'hreflang="en" href="http')

    def test_lists_and_verdicts_name_all_languages(self):
        for path in ("claims/", "verdicts/", "verdicts/false/", "corrections/", "evidence/", ""):
            response = self.client.get(f"/ru/{path}")
            for code in ("kk", "ru", "en"):
                self.assertContains(response, f'hreflang="{code}" href="http://testserver/{code}/{path}">')

    def test_history_has_addresses_of_its_own(self):
        response = self.client.get(f"{self.russian.url}history/")
        self.assertContains(response, f'<link rel="canonical" href="http://testserver{self.russian.url}history/">')
        self.assertContains(response, f'hreflang="kk" href="http://testserver{self.kazakh.url}history/"')

    def test_own_view_is_not_indexed_while_words_exist_only_in_other_languages(self):
        response = self.client.get(f"/en/claims/{self.claim.pk}/")
        self.assertEqual(response.headers["X-Robots-Tag"], "noindex")
        self.assertContains(response, '<meta name="robots" content="noindex">')

    def test_own_view_of_a_claim_without_any_words_is_indexed(self):
        claim = factories.make_public_claim(None)
        response = self.client.get(f"/en/claims/{claim.pk}/")
        self.assertNotIn("X-Robots-Tag", response.headers)

    def test_filtered_lists_are_not_indexed(self):
        self.assertContains(self.client.get("/ru/claims/?verdict=false"), "noindex")
        self.assertNotContains(self.client.get("/ru/claims/"), "noindex")
