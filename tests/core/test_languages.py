"""The address decides the language; only the bare root and the short address look at the browser."""

from django.test import TestCase

from tests import factories


class LanguageTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        for language in ("kk", "ru", "en"):
            factories.make_page(cls.claim, language)

    def get(self, address: str, accept: str = ""):
        return self.client.get(address, headers={"Accept-Language": accept} if accept else {})

    def test_the_root_sends_a_reader_to_their_language(self):
        for accept, language in (
            ("", "kk"),
            ("kk", "kk"),
            ("ru-KZ,ru;q=0.9,en;q=0.8", "ru"),
            ("en-GB", "en"),
            ("en;q=0.4,ru;q=0.8", "ru"),
            ("de,fr;q=0.9", "kk"),
            ("de,en;q=0.1", "en"),
            ("*", "kk"),
            ("ru;q=x, ,;;", "kk"),
            ("x" * 5000, "kk"),
        ):
            with self.subTest(accept=accept[:40]):
                response = self.get("/", accept)
                self.assertRedirects(response, f"/{language}/", fetch_redirect_response=False)
                self.assertIn("Accept-Language", response.headers["Vary"])

    def test_the_short_address_does_too(self):
        for language in ("kk", "ru", "en"):
            response = self.get(f"/c/{self.claim.pk}/", language)
            self.assertTrue(response["Location"].startswith(f"/{language}/"), response["Location"])
            self.assertIn("Accept-Language", response.headers["Vary"])

    def test_an_address_with_a_language_does_not_look_at_the_browser(self):
        for language in ("kk", "ru", "en"):
            response = self.get(f"/{language}/", "en")
            self.assertEqual(response.status_code, 200)
            self.assertEqual(response.headers["Content-Language"], language)
            self.assertContains(response, f'<html lang="{language}"')
            self.assertNotIn("Accept-Language", response.headers.get("Vary", ""))

    def test_no_cookie_decides(self):
        self.client.cookies["django_language"] = "en"
        self.assertRedirects(self.get("/", "ru"), "/ru/", fetch_redirect_response=False)

    def test_wrong_machine_addresses_are_plain_404s(self):
        """Django's own middleware would turn each into a redirect below the default language."""
        for address in (
            "/oembed/v2/",
            "/v1alpha1/claims:find",
            "/embed/claim/987654/",
            "/verify/987654",
            "/verify/twelve",
            "/feed.xml",
            "/nothing.ico",
            "/robots",
            "/claims/",
            "/xx/",
        ):
            with self.subTest(address=address):
                self.assertEqual(self.get(address, "ru").status_code, 404)

    def test_a_404_speaks_the_language_of_its_address(self):
        for language in ("kk", "ru", "en"):
            response = self.get(f"/{language}/zhoq-bet/", "en")
            self.assertEqual(response.status_code, 404)
            self.assertEqual(response.headers["Content-Language"], language)
