"""The description of what programs can read says the truth."""

from django.test import TestCase, override_settings
from django.urls import resolve
from django.utils.translation import override
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from factcheck.syndication import urls as syndication
from factcheck.widgets import urls as widgets
from tests import factories

DESCRIPTION = "/api/openapi.json"
# What stands for the parameters of paths.
VALUES = {"{language}": "ru", "{name}": "claims"}
ASKED = {
    "claims.search": {"query": "звонки записываются"},
    "claims.imageSearch": {"imageUri": "javascript:alert(1)"},
    "oembed": {},
}
# Endpoints without an answer of 200 to what is asked here.
REFUSED = {"claims.imageSearch": 400, "oembed": 400}

FOR_PEOPLE = {"api", "robots_txt", "security_txt", "change_password", "verify_form", "embed_builder"}


class Described(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        for language in ("kk", "ru", "en"):
            factories.make_page(cls.claim, language)

    def setUp(self):
        self.document = self.client.get(DESCRIPTION).json()

    def operations(self):
        for path, item in self.document["paths"].items():
            yield path, item["get"]

    def address(self, path: str) -> str:
        """The path with values for its parameters."""
        values = {**VALUES, "{number}": str(self.claim.pk)}
        if path.startswith("/sitemap-"):
            values["{name}"] = "ru"
        for name, value in values.items():
            path = path.replace(name, value)
        return path

    def schema(self, schema: dict) -> Draft202012Validator:
        """A validator that knows the document's components."""
        return Draft202012Validator({**schema, "components": self.document["components"]})

    def test_it_is_valid_openapi(self):
        self.assertEqual(list(OpenAPIV31SpecValidator(self.document).iter_errors()), [])
        self.assertEqual(self.document["servers"], [{"url": "http://testserver"}])

    def test_every_address_is_ours_and_answers_as_described(self):
        for path, operation in self.operations():
            with self.subTest(path=path):
                address = self.address(path)
                self.assertTrue(view_at(address), address)
                response = self.client.get(address, ASKED.get(operation["operationId"], {}))
                body = response.getvalue()
                self.assertEqual(response.status_code, REFUSED.get(operation["operationId"], 200), body[:300])
                self.assert_described(operation["responses"][str(response.status_code)], response)

    def assert_described(self, answer: dict, response) -> None:
        """Media type and, of JSON, content are as described."""
        if "$ref" in answer:
            answer = self.document["components"]["responses"][answer["$ref"].rpartition("/")[2]]
        media_type = response["Content-Type"].partition(";")[0]
        self.assertIn(media_type, answer["content"])
        if media_type.endswith("json") and not response.streaming:
            self.schema(answer["content"][media_type]["schema"]).validate(response.json())

    def test_what_a_refusal_says_is_described_too(self):
        for path in ("/embed/claim/999/", "/embed/claim/999.json", "/embed/claim/999/badge.svg", "/claimreview/no.csv",
                     "/sitemap-xx.xml", "/verify/999"):  # fmt: skip
            response = self.client.get(path)
            self.assertEqual(response.status_code, 404, path)
            self.assert_described(self.operation_at(path)["responses"]["404"], response)

    def operation_at(self, address: str) -> dict:
        name = view_at(address)
        return next(operation for path, operation in self.operations() if view_at(self.address(path)) == name)

    def test_nothing_that_programs_read_is_missing(self):
        """Whoever adds an address beside these describes it, or says here that it is for people."""
        lists = (syndication, widgets)
        there = {pattern.name for urls in lists for pattern in (*urls.urlpatterns, *urls.language_urlpatterns)}
        described = {view_at(self.address(path)) for path, _operation in self.operations()}
        self.assertEqual(there - described - {None}, FOR_PEOPLE)

    def test_it_says_how_much_may_be_asked_and_under_which_licence(self):
        info = self.document["info"]
        self.assertIn("600 times a minute", info["description"])
        self.assertEqual(info["license"]["url"], "https://creativecommons.org/licenses/by/4.0/")
        with self.settings(REQUESTS_A_MINUTE=0):
            self.assertIn("no limit", self.client.get(DESCRIPTION).json()["info"]["description"])

    @override_settings(WAGTAIL_CONTENT_LANGUAGES=[("kk", "Қазақша"), ("ru", "Русский"), ("uz", "Oʻzbekcha")])
    def test_it_names_the_languages_that_the_site_has(self):
        document = self.client.get(DESCRIPTION).json()
        self.assertIn("Kazakh, Russian and Uzbek", document["info"]["summary"])
        query = next(iter(document["paths"]["/v1alpha1/claims:search"]["get"]["parameters"]))
        self.assertEqual(query["description"], "Words in Kazakh, Russian or Uzbek.")

    def test_it_says_which_language_is_taken_where_none_is_pinned(self):
        """The page that confirms a number asks the browser; an embed never does."""
        told = {path: parameter["description"] for path, operation in self.operations()
                for parameter in operation["parameters"] if parameter["name"] == "lang"}  # fmt: skip
        self.assertIn("Accept-Language", told.pop("/verify/{number}"))
        self.assertEqual(set(told.values()), {"The language; any other value is the site's first language."})
        for asked, language in (("xx", "ru"), ("en", "en")):
            page = self.client.get(f"/verify/{self.claim.pk}?lang={asked}", headers={"Accept-Language": "ru"})
            self.assertEqual(page["Content-Language"], language)

    def test_an_unchanged_description_is_not_sent_twice(self):
        first = self.client.get(DESCRIPTION)
        again = self.client.get(DESCRIPTION, headers={"If-None-Match": first["ETag"]})
        self.assertEqual((first["Access-Control-Allow-Origin"], again.status_code), ("*", 304))


def view_at(address: str) -> str:
    """The name of the view that answers at an address."""
    with override("ru"):
        return resolve(address).url_name


class ReadablePage(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_every_address_stands_on_it(self):
        page = self.client.get("/api/")
        for path in self.client.get(DESCRIPTION).json()["paths"]:
            self.assertContains(page, f"GET {path}")

    def test_who_would_rather_be_told_learns_of_webhooks(self):
        self.assertContains(self.client.get("/api/?lang=en"), "(a webhook)")

    def test_what_stands_in_the_reader_s_language_comes_first(self):
        page = self.client.get("/api/?lang=ru").content.decode()
        self.assertLess(page.index('<li><a href="#'), page.index("Nearly every address"))

    def test_the_shell_speaks_the_language_that_is_asked_for(self):
        for asked, language in ((None, "kk"), ("ru", "ru"), ("en", "en"), ("\x00", "kk"), ("xx", "kk")):
            response = self.client.get("/api/", {"lang": asked} if asked else {}, headers={"Accept-Language": "ru"})
            self.assertContains(response, f'<html lang="{language}">')
            self.assertEqual(response["Content-Language"], language)
