import datetime as dt

from django.test import TestCase, override_settings

from tests import factories


class RobotsTxt(TestCase):
    def test_everything_but_the_desk_may_be_crawled(self):
        response = self.client.get("/robots.txt")
        self.assertEqual(response.headers["Content-Type"], "text/plain; charset=utf-8")
        lines = response.content.decode().splitlines()
        self.assertEqual([line for line in lines if line.startswith("Disallow:")], ["Disallow: /admin/"])
        sitemaps = [line for line in lines if line.startswith("Sitemap:")]
        self.assertEqual(sitemaps, [f"Sitemap: http://testserver/{name}.xml" for name in ("sitemap", "sitemap-news")])

    @override_settings(SECURITY_CONTACT="security@example.kz")
    def test_are_not_sent_again_to_those_who_have_them(self):
        for address in ("/robots.txt", "/.well-known/security.txt"):
            first = self.client.get(address)
            again = self.client.get(address, headers={"If-None-Match": first.headers["ETag"]})
            self.assertEqual((again.status_code, again.content), (304, b""))


class SecurityTxt(TestCase):
    """RFC 9116."""

    ADDRESS = "/.well-known/security.txt"

    def fields(self) -> list[tuple[str, str]]:
        response = self.client.get(self.ADDRESS)
        self.assertEqual(response.headers["Content-Type"], "text/plain; charset=utf-8")
        return [tuple(line.split(": ", 1)) for line in response.content.decode().splitlines()]

    @override_settings(SECURITY_CONTACT="security@example.kz https://example.kz/security")
    def test_names_contacts_languages_and_its_own_address(self):
        fields = self.fields()
        contacts = [value for name, value in fields if name == "Contact"]
        self.assertEqual(contacts, ["mailto:security@example.kz", "https://example.kz/security"])
        self.assertEqual(dict(fields)["Preferred-Languages"], "kk, ru, en")
        self.assertEqual(dict(fields)["Canonical"], f"http://testserver{self.ADDRESS}")

    @override_settings(SECURITY_CONTACT="security@example.kz")
    def test_runs_out_within_a_year_and_not_soon(self):
        expires = dt.datetime.fromisoformat(dict(self.fields())["Expires"])
        left = expires - dt.datetime.now(dt.UTC)
        self.assertTrue(dt.timedelta(days=90) < left < dt.timedelta(days=365))

    def test_is_not_there_while_nobody_is_named(self):
        for contact in ("", "  "):
            with override_settings(SECURITY_CONTACT=contact):
                response = self.client.get(self.ADDRESS)
                self.assertEqual(response.status_code, 404)
                self.assertEqual(response.headers["Content-Type"], "text/plain; charset=utf-8")


class OtherAddresses(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_password_managers_find_the_desks_account_page(self):
        response = self.client.get("/.well-known/change-password")
        self.assertRedirects(response, "/admin/account/", fetch_redirect_response=False)

    def test_unknown_ones_are_404s_and_lead_to_no_language(self):
        for path in (
            "/robots.txt/", "/.well-known/", "/.well-known/security.txt/", "/.well-known/nothing", "/feed/rss.xml",
            "/rss.xml", "/ru/feed/rss.xml/", "/ru/feed/nothing.xml", "/de/feed/rss.xml", "/security.txt",
        ):  # fmt: skip
            response = self.client.get(path, headers={"accept-language": "ru"})
            self.assertEqual(response.status_code, 404, path)
