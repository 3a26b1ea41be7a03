"""What is refused, and how: never an error of ours, always in Google's form."""

from django.test import Client, SimpleTestCase, TestCase, override_settings

from factcheck.syndication.google.parameters import content_language, is_own_site
from tests import factories

from .google_case import PICTURES, SEARCH, GoogleCase

LONG = "9" * 40


class BadInput(GoogleCase):
    def test_every_parameter_is_looked_at_before_anything_is_searched(self):
        words = {"query": "звонки"}
        for said, parameters in (
            ("Say what to look for", {}),
            ("Say what to look for", {"query": "  "}),
            ("Say what to look for", {"languageCode": "ru", "maxAgeDays": 3}),
            ("NUL", {"query": "звон\x00ки"}),
            ("3000 characters", {"query": "з" * 3000}),
            ("2 times", {"query": ["звонки", "лимоны"]}),
            ("2 times", {**words, "pageSize": 5, "page_size": 6}),
            ("whole number", {**words, "pageSize": -1}),
            ("whole number", {**words, "pageSize": LONG}),
            ("whole number", {**words, "pageSize": "٥"}),
            ("whole number", {**words, "pageSize": ""}),
            ("whole number", {**words, "offset": "1e3"}),
            ("whole number", {**words, "maxAgeDays": "2147483648"}),
            ("BCP 47", {**words, "languageCode": "русский"}),
            ("BCP 47", {**words, "languageCode": "ru_KZ"}),
            ("BCP 47", {**words, "languageCode": "r" * 900}),
            ("a site such as", {**words, "reviewPublisherSiteFilter": "javascript:alert(1)"}),
            ("a site such as", {**words, "reviewPublisherSiteFilter": "http://[::1"}),
            ("a site such as", {**words, "reviewPublisherSiteFilter": "два слова"}),
            ("a site such as", {"reviewPublisherSiteFilter": "//"}),
            ("not one that was given out", {**words, "pageToken": "x"}),
            ("not one that was given out", {"reviewPublisherSiteFilter": "example.org", "pageToken": "x"}),
        ):
            with self.subTest(parameters=parameters), self.assertNumQueries(0):
                self.assertIn(said, self.refusal(**parameters))

    def test_what_google_ignores_is_ignored(self):
        extra = {
            "key": ["x", "y"],
            "alt": "json",
            "prettyPrint": "false",
            "$.xgafv": "2",
            "theme": "\x00",
            "callback": "f",
        }
        self.assertEqual(self.ask(query="лимонная вода", **extra), self.ask(query="лимонная вода"))

    def test_both_spellings_of_google_are_understood(self):
        self.assertEqual(
            self.ask(query="звонки", language_code="en", page_size=3),
            self.ask(query="звонки", languageCode="en", pageSize=3),
        )


class OtherAddresses(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_what_writes_and_what_never_was_is_a_404_of_googles(self):
        client = Client(enforce_csrf_checks=True)
        for method in (client.get, client.post, client.put, client.delete):
            for path in (
                "/v1alpha1/pages",
                "/v1alpha1/pages/1234",
                "/v1alpha1/",
                "/v1alpha1",
                f"{SEARCH}/",
                "/v1alpha1/%00",
            ):
                response = method(path)
                self.assertEqual(response.status_code, 404, path)
                self.assertEqual(response.json()["error"]["status"], "NOT_FOUND")
                self.assertEqual(response["Access-Control-Allow-Origin"], "*")

    def test_posting_is_refused_in_json(self):
        client = Client(enforce_csrf_checks=True)
        for path in (SEARCH, PICTURES):
            response = client.post(path, {"query": "звонки"})
            self.assertEqual((response.status_code, response["Allow"]), (405, "GET, HEAD, OPTIONS"))
            self.assertEqual(response.json()["error"]["code"], 405)

    def test_a_page_of_another_site_may_ask(self):
        response = self.client.options(SEARCH, headers={"Origin": "https://example.org"})
        self.assertEqual((response.status_code, response["Access-Control-Allow-Origin"]), (204, "*"))

    def test_no_cookie_is_set(self):
        self.assertFalse(self.client.get(SEARCH, {"query": "звонки"}).cookies)


@override_settings(CACHES={
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "answers": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "answers"},
    "shared": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"},
    "limits": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits-of-a-test"},
}, REQUESTS_A_MINUTE=600)  # fmt: skip
class TooMany(TestCase):
    """The clock of the limits stands still: a minute that ends within the test would begin a new count."""

    def setUp(self):
        from django.core.cache import caches

        caches["limits"].clear()
        patched = self.enterContext(self.still())
        patched.time.return_value = 1_700_000_000

    @staticmethod
    def still():
        from unittest.mock import patch

        return patch("search.limits.time")

    def ask(self, path: str = SEARCH, address: str = "192.0.2.1"):
        return self.client.get(path, REMOTE_ADDR=address)

    def test_the_601st_question_of_a_minute_waits(self):
        self.assertEqual({self.ask().status_code for _turn in range(600)}, {400})
        response = self.ask()
        self.assertEqual((response.status_code, response.json()["error"]["status"]), (429, "RESOURCE_EXHAUSTED"))
        self.assertEqual(int(response["Retry-After"]), 60 - 1_700_000_000 % 60)
        self.assertEqual(self.ask(address="192.0.2.2").status_code, 400, "another address")
        self.assertEqual(self.ask(PICTURES).status_code, 400, "another endpoint")

    def test_pictures_are_a_tenth(self):
        self.assertEqual({self.ask(PICTURES).status_code for _turn in range(60)}, {400})
        self.assertEqual(self.ask(PICTURES).status_code, 429)

    def test_zero_is_no_limit(self):
        with self.settings(REQUESTS_A_MINUTE=0):
            self.assertEqual({self.ask(PICTURES).status_code for _turn in range(70)}, {400})


class Reading(SimpleTestCase):
    def test_languages(self):
        read = {"": "", "kk": "kk", "KK-Cyrl-KZ": "kk", "ru-KZ": "ru", "fr": None, "zh-Hans": None}
        self.assertEqual({tag: content_language(tag) for tag in read}, read)

    @override_settings(SITE_ADDRESS="https://www.factcheck.kz")
    def test_a_site_with_and_without_www_is_the_same(self):
        self.assertTrue(is_own_site("factcheck.kz") and is_own_site("https://WWW.factcheck.kz./claims"))
        self.assertFalse(is_own_site("factcheck.kz.example.org") or is_own_site("notfactcheck.kz"))
