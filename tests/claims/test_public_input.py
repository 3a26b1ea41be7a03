from urllib.parse import quote

from django.http import QueryDict
from django.test import TestCase

from factcheck.claims.listings import claim_list
from tests import factories

LANGUAGES = ("kk", "ru", "en")
FILTERS = (
    "q", "verdict", "topic", "platform", "region", "claimant", "tag", "language", "from", "to", "sort", "page",
    "elsewhere",
)  # fmt: skip
NASTY = [
    "",
    " ",
    "\x00",
    "a\x00b",
    '"',
    "'",
    "\\",
    "%",
    "_",
    "[",
    "(",
    "*",
    "(?i)",
    "[[:alpha:]",
    "a{1000000}",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "-1",
    "0",
    "1e9",
    "9" * 30,
    "9" * 5000,
    "٣",
    "½",
    "false",
    "nothing-like-this",
    "Жалған",
    "ӘІҢҒҮҰҚӨҺ",
    "\ufeff\u200b\u202e",
    "🤡" * 50,
    "ж" * 10_000,
    "сөз " * 2_500,
    "{{ 7|add:7 }}",
    "../../etc/passwd",
    "\r\nSet-Cookie: a=b",
]
CALM = {200, 301, 302, 400, 404}


class WhateverReadersType(TestCase):
    """Every address answers calmly: a page, a redirect, a plain 400 or 404. The client raises what would be a 500."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        claim = factories.make_public_claim("false")
        cls.pages = [factories.make_page(claim, language) for language in LANGUAGES]

    def assert_calm(self, address: str):
        response = self.client.get(address)
        self.assertIn(response.status_code, CALM, address[:200])
        return response

    def test_each_filter_of_the_list(self):
        """Every value in every filter, without drawing four hundred pages."""
        for value in NASTY:
            for name in FILTERS:
                with self.subTest(name=name, value=value[:40]):
                    listing = claim_list("kk", QueryDict(f"{name}={quote(value)}"))
                    self.assertLessEqual(listing.count, 1)

    def test_pages_that_repeat_what_was_typed(self):
        for value in NASTY:
            words = quote(value)
            for query in (f"q={words}", "&".join(f"{name}={words}" for name in FILTERS)):
                with self.subTest(query=query[:40]):
                    self.assertEqual(self.assert_calm(f"/kk/claims/?{query}").status_code, 200)

    def test_filters_all_at_once_repeated_and_broken(self):
        for query in (
            "q=a&q=b&verdict=false&tag=x&page=2",
            "q=%FF%FE",
            "q=%",
            "&&&",
            "q",
            "page=&page=x",
            "=%00",
            "a[]=1",
            "&".join(f"{name}=%00{name}" for name in FILTERS),
            "&".join(f"topic={number}&tag={number}" for number in range(1_000)),
            "&".join(["verdict=false"] * 1_000),
            "from=9999-12-31&to=0001-01-01",
            "from=10000-01-01&to=-1-01-01",
        ):
            self.assertEqual(self.assert_calm(f"/ru/claims/?{query}").status_code, 200)

    def test_page_numbers_of_the_other_lists(self):
        for path in (
            "evidence/", "explainers/", "corrections/", "verdicts/false/", "topics/", "topics/health/", "tags/",
            "claimants/", "people/",
        ):  # fmt: skip
            for value in NASTY:
                with self.subTest(path=path, value=value[:40]):
                    self.assertEqual(self.assert_calm(f"/ru/{path}?page={quote(value)}").status_code, 200)

    def test_filters_of_the_other_lists(self):
        for path in ("evidence/", "explainers/", "corrections/"):
            for value in NASTY:
                with self.subTest(path=path, value=value[:40]):
                    query = f"kind={quote(value)}&tag={quote(value)}&publisher={quote(value)}"
                    self.assertEqual(self.assert_calm(f"/ru/{path}?{query}").status_code, 200)

    def test_steps_of_the_path(self):
        for value in NASTY:
            step = quote(value, safe="")
            for path in (
                f"/{step}/", f"/ru/{step}/", f"/ru/claims/{step}/", f"/ru/claims/{step}/history/", f"/c/{step}/",
                f"/ru/evidence/{step}/", f"/ru/explainers/{step}/", f"/ru/verdicts/{step}/", f"/captures/{step}/",
                f"/ru/topics/{step}/", f"/ru/tags/{step}/", f"/ru/claimants/{step}/", f"/ru/people/{step}/",
                f"/ru/archive/{step}/", f"/ru/archive/{step}-01/",
                f"{self.pages[0].url}{step}/", f"/ru/claims/1/{step}/", f"/media/{step}", f"/documents/{step}/x.pdf",
            ):  # fmt: skip
                with self.subTest(path=path[:60]):
                    self.assert_calm(path)

    def test_numbers_beyond_sixty_four_bits(self):
        for number in (0, 2**31, 2**63 - 1, 2**63, 2**64 + 1, 10**40):
            for path in (
                f"/c/{number}/",
                f"/ru/claims/{number}/",
                f"/ru/claims/{number}/history/",
                f"/captures/{number}/",
                f"/ru/_util/authenticate_with_password/{number}/{number}/",
            ):
                with self.subTest(path=path):
                    self.assertEqual(self.assert_calm(path).status_code, 404)

    def test_deep_and_long_paths(self):
        self.assertEqual(self.assert_calm("/ru/" + "claims/" * 500).status_code, 404)
        self.assertEqual(self.assert_calm("/ru/claims/" + "a" * 10_000 + "/").status_code, 404)

    def test_unknown_languages(self):
        for path in ("/de/", "/de/claims/", "/kz/claims/1/", "/ru-RU/claims/", "/zz/verdicts/false/"):
            self.assertEqual(self.assert_calm(path).status_code, 404)

    def test_other_methods_than_reading(self):
        for path in ("/ru/", "/ru/claims/", self.pages[1].url, "/c/1/", "/ru/verdicts/"):
            for ask in (self.client.post, self.client.put, self.client.delete, self.client.options):
                self.assertLess(ask(path).status_code, 500)

    def test_headers(self):
        headers = {"HTTP_ACCEPT_LANGUAGE": "x" * 600 + ",;q=9", "HTTP_COOKIE": "sessionid=\x01; csrftoken=%00"}
        for path in ("/", "/c/1/", "/ru/claims/"):
            self.assertIn(self.client.get(path, **headers).status_code, CALM)


class AddressesNearlyRight(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")

    def test_missing_slash_is_added(self):
        for path in (self.page.url, "/ru/claims/", "/ru/verdicts/false/", f"/c/{self.page.claim_id}/"):
            self.assertRedirects(self.client.get(path.rstrip("/")), path, 301, fetch_redirect_response=False)

    def test_capital_letters_lead_to_the_same_address_in_small_ones(self):
        shouted = self.page.url.upper().replace("/RU/", "/ru/")
        self.assertRedirects(self.client.get(shouted + "?utm_source=x"), self.page.url + "?utm_source=x")

    def test_capital_letters_beyond_ascii_lead_nowhere_in_the_end(self):
        response = self.client.get("/kk/claims/%D2%9A%D0%B0/?q=%D2%9B")
        self.assertRedirects(response, "/kk/claims/%D2%9B%D0%B0/?q=%D2%9B", fetch_redirect_response=False)
        self.assertEqual(self.client.get(response.url).status_code, 404)

    def test_reading_only_the_head_gives_the_same_status_and_no_body(self):
        for path in (self.page.url, "/ru/", "/ru/claims/", "/ru/nothing/"):
            response = self.client.head(path)
            self.assertEqual(response.status_code, self.client.get(path).status_code)
            self.assertEqual(response.content, b"")
