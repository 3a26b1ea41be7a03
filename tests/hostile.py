"""What strangers write into the addresses that programs ask: every parameter, and values of the worst kinds."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.http import HttpResponseBase
from django.test import TestCase

from factcheck.claims.filters.tables import CLAIM_FILTERS
from tests import factories
from tests.factories import make_page, make_public_claim

# As they stand in an address. Long, of no type, NUL, foreign, script, digits, Unicode, bytes that are no UTF-8.
VALUES = {
    "empty": "",
    "long": "x" * 10_000,
    "long words": quote("сөз ") * 600,
    "NUL": "a%00b",
    "NUL alone": "%00",
    "line break": "%0D%0ASet-Cookie:%20a=b",
    "foreign": quote("https://evil.example/ru/claims/x/", safe=""),
    "foreign without scheme": "//evil.example/",
    "our host in another": quote("http://testserver@evil.example/c/1/", safe=""),
    "our host, another port": quote("http://testserver:99999/c/1/", safe=""),
    "broken host": quote("http://[::1/c/1/", safe=""),
    "script": "javascript:alert(1)",
    "data": "data:text/html,%3Cscript%3Ealert(1)%3C/script%3E",
    "picture of nothing": "data:image/png;base64,AAAA",
    "markup": "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "unknown language": "xx",
    "language like a path": "..%2F..%2Fetc",
    "40 digits": "9" * 40,
    "5,000 digits": "9" * 5_000,
    "negative": "-1",
    "fraction": "1.5",
    "power": "1e9",
    "foreign digits": "%D9%A3",
    "half": "%C2%BD",
    "emoji": quote("🤡") * 20,
    "no UTF-8": "%FF%FE",
    "lone surrogate": "%ED%A0%80",
    "percent": "%",
    "percent without digits": "%zz",
    "quotation mark": "%22",
    "SQL": quote("' OR 1=1 --"),
    "regular expression": quote("(?i)a{1000000}"),
    "template": quote("{{ 7|add:7 }}"),
}
# The ways in which a parameter is written.
FORMS = ("{name}={value}", "{name}={value}&{name}=other", "{name}[]={value}", "{name}[a]={value}")
GOOGLE = ("languageCode", "pageSize", "pageToken", "offset", "key", "alt", "prettyPrint", "callback")
FILTERS = tuple(found.name for found in CLAIM_FILTERS)
FEEDS = ("rss.xml", "atom.xml", "feed.json")
ARCHIVE = ("data.json", "data.jsonl.gz", "claims.csv", "nothing.csv")


@dataclass(frozen=True)
class Target:
    """An address and its parameters; `is_json` when errors there are promised in JSON."""

    path: str
    parameters: tuple[str, ...]
    is_json: bool = False
    # What stands in the address whatever is asked, so that a parameter is looked at and not refused before.
    always: str = ""


TARGETS = (
    Target("/embed/claim/1/", ("lang", "theme", "verdict", "title", "style", "parentUrl", "utm_source")),
    Target("/embed/claim/1/badge.svg", ("lang", "theme")),
    Target("/embed/claim/1.json", ("lang", "callback"), is_json=True),
    Target("/verify/1", ("lang",)),
    Target("/verify/", ("number", "lang")),
    Target("/widgets/v1.js", ("v",)),
    Target("/ru/embed/1/", ("theme", "width", "lang", "form")),
    Target("/oembed/", ("url", "callback"), is_json=True),
    Target("/oembed/", ("format", "maxwidth", "maxheight", "dnt"), is_json=True, always="url=http://testserver/c/1/"),
    Target("/v1alpha1/claims:search", ("query", "reviewPublisherSiteFilter"), is_json=True),
    Target(
        "/v1alpha1/claims:search",
        ("maxAgeDays", *GOOGLE),
        is_json=True,
        always="query=%D0%B7%D0%B2%D0%BE%D0%BD%D0%BA%D0%B8",
    ),
    Target("/v1alpha1/claims:imageSearch", ("imageUri", *GOOGLE), is_json=True),
    Target("/v1alpha1/pages", ("pageToken",), is_json=True),
    Target("/api/openapi.json", ("lang", "format"), is_json=True),
    Target("/api/", ("lang",)),
    *(Target(f"/claimreview/{name}", ("since", "lang"), is_json=True) for name in ARCHIVE),
    *(Target(f"/ru/feed/{name}", FILTERS, is_json=True) for name in FEEDS),
    *(Target(f"/kk/corrections/feed/{name}", ("kind", "page"), is_json=True) for name in FEEDS),
    *(Target(f"/{name}", ("page",)) for name in ("sitemap.xml", "sitemap-ru.xml", "sitemap-news.xml", "robots.txt")),
)
# Addresses with a number in them, or a name.
IN_PATHS = (
    "/embed/claim/{}/", "/embed/claim/{}/badge.svg", "/embed/claim/{}.json", "/verify/{}", "/ru/embed/{}/", "/c/{}/",
    "/claimreview/{}.csv", "/claimreview/{}", "/v1alpha1/{}", "/sitemap-{}.xml", "/ru/feed/{}", "/widgets/{}.js",
    "/cards/ru/{}-abc.png", "/cards/{}/1-abc.png", "/captures/{}/",
)  # fmt: skip


def questions() -> Iterator[tuple[Target, str]]:
    """Every parameter of every address in every form with every value: the target and what is asked."""
    for target in TARGETS:
        for name in target.parameters:
            for form in FORMS:
                for value in VALUES.values():
                    asked = form.format(name=name, value=value)
                    yield target, "&".join(filter(None, [target.always, asked]))


def paths() -> Iterator[str]:
    """Every address with every value in its place."""
    return (path.format(value) for path in IN_PATHS for value in VALUES.values())


class HostileCase(TestCase):
    """A claim with pages in three languages. The client raises what would be an error of the server."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        claim = make_public_claim("false")
        assert claim.pk == 1, claim.pk
        for language in ("kk", "ru", "en"):
            make_page(claim, language)

    def ask(self, address: str) -> HttpResponseBase:
        """The answer to an address that is sent as it stands."""
        path, _mark, query = address.partition("?")
        return self.client.get(path, QUERY_STRING=query)

    def assert_calm(self, address: str, is_json: bool = False) -> None:
        response = self.ask(address)
        status = response.status_code
        about = f"{status} {address[:150]}"
        assert status < 500 or (status == 501 and address.startswith("/oembed/")), about
        if 300 <= status < 400:
            to = urlsplit(response.headers["Location"])
            assert (to.scheme, to.netloc) in {("", ""), ("http", "testserver")}, (about, to)
        assert "Set-Cookie" not in response.headers, about
        body = b"".join(response) if response.streaming else response.content
        if response.headers.get("Content-Type", "").startswith(("text/html", "image/svg")):
            assert b"<script>alert(1)" not in body, about
        if is_json and status >= 400:
            error = json.loads(body)["error"]
            assert error["code"] == status and error["message"] and error["status"], about


def sampled(all_of, every: int, seed: int):
    """One in so many, spread evenly, beginning where the seed says."""
    return (found for place, found in enumerate(all_of) if place % every == seed % every)
