import datetime as dt
from unittest.mock import patch

from django.test import TestCase
from lxml import etree, html
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Correction
from factcheck.core.dates import machine_time
from factcheck.syndication import sitemaps
from tests import factories
from tests.claims import archive
from tests.demonstration import DemonstrationCase

HOST = "http://testserver"
LANGUAGES = ("kk", "ru", "en")
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class SitemapCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def tree(self, address: str):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        self.assertEqual(response.headers["Content-Type"], "application/xml; charset=utf-8")
        return etree.fromstring(response.getvalue())

    def files(self) -> list[str]:
        return self.tree("/sitemap.xml").xpath("//s:sitemap/s:loc/text()", namespaces=NAMES)

    def urls(self, name: str) -> dict[str, dict]:
        """The addresses of one sitemap: {address: {"lastmod": …, hreflang: address …}}."""
        return {
            url.findtext("s:loc", namespaces=NAMES): {
                "lastmod": url.findtext("s:lastmod", namespaces=NAMES),
                **{link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NAMES)},
            }
            for url in self.tree(f"/sitemap-{name}.xml").iterfind("s:url", NAMES)
        }


class TheDemonstration(DemonstrationCase, SitemapCase):
    def test_every_listed_address_is_there_to_be_listed(self):
        for language in LANGUAGES:
            urls = self.urls(language)
            self.assertGreater(len(urls), 40)
            for address, said in urls.items():
                with self.subTest(address=address):
                    self.check(address, said)

    def check(self, address: str, said: dict):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        self.assertNotIn("X-Robots-Tag", response.headers)
        tree = html.fromstring(response.content)
        self.assertEqual(tree.xpath("//meta[@name='robots']"), [])
        self.assertEqual(tree.xpath("//link[@rel='canonical']/@href"), [address])
        links = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@hreflang]")}
        self.assertEqual(links, {code: url for code, url in said.items() if code != "lastmod"})
        modified = tree.xpath("//meta[@property='article:modified_time']/@content")
        if modified:
            self.assertEqual(said["lastmod"], modified[0])

    def test_lists_have_no_date_that_would_be_wrong(self):
        urls = self.urls("kk")
        for path in ("", "claims/", "evidence/", "explainers/", "verdicts/", "corrections/"):
            self.assertIsNone(urls[f"{HOST}/kk/{path}"]["lastmod"], path)

    def test_the_same_things_are_listed_in_every_language(self):
        for address, said in self.urls("kk").items():
            self.assertEqual(address, said["kk"])
            self.assertEqual(said["x-default"], address)
            for language in LANGUAGES:
                self.assertIn(said[language], self.languages_of(language))

    def languages_of(self, language: str) -> dict:
        if not hasattr(self, "read"):
            self.read = {code: self.urls(code) for code in LANGUAGES}
        return self.read[language]


class WhatIsListed(SitemapCase):
    def paths(self, language: str) -> set[str]:
        return {address.removeprefix(HOST) for address in self.urls(language)}

    def test_page_in_the_languages_it_has(self):
        claim = factories.make_public_claim("false")
        russian, kazakh = factories.make_page(claim, "ru"), factories.make_page(claim, "kk")
        self.assertIn(russian.url, self.paths("ru"))
        said = self.urls("kk")[HOST + kazakh.url]
        self.assertEqual([code for code in said if code != "lastmod"], ["kk", "ru", "x-default"])
        self.assertFalse(
            [path for path in self.paths("en") if path.startswith("/en/claims/") and path != "/en/claims/"]
        )

    def test_own_view_only_while_there_are_words_in_no_language(self):
        claim = factories.make_public_claim(None)
        own = {f"/{language}/claims/{claim.pk}/" for language in LANGUAGES}
        self.assertEqual({path for language in LANGUAGES for path in self.paths(language)} & own, own)
        factories.make_page(claim, "ru")
        self.assertEqual({path for language in LANGUAGES for path in self.paths(language)} & own, set())

    def test_own_view_again_when_all_words_are_private(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        self.assertNotIn(page.url, self.paths("ru"))
        self.assertIn(f"/ru/claims/{page.claim_id}/", self.paths("ru"))

    def test_nothing_that_is_hidden_or_merged(self):
        into = factories.make_public_claim("false")
        merged = factories.make_page(factories.make_public_claim("false"), "ru", title="Біріккен")
        merged.claim.merge_into(into)
        down = factories.make_page(factories.make_public_claim("false"), "ru", title="Алынған")
        down.claim.unpublish()
        draft = factories.make_page(factories.make_public_claim("false"), "ru", live=False, title="Жоба")
        secret = factories.make_claim()
        paths = self.paths("ru")
        for page in (merged, down, draft):
            self.assertNotIn(page.url, paths)
        for number in (merged.claim_id, down.claim_id, secret.pk):
            self.assertNotIn(f"/ru/claims/{number}/", paths)

    def test_verdicts_in_use_and_those_that_claims_still_have(self):
        retired = factories.verdict("outdated")
        self.assertIn("/ru/verdicts/false/", self.paths("ru"))
        self.assertNotIn("/ru/verdicts/outdated/", self.paths("ru"))
        retired.is_active = True
        retired.save()
        factories.make_public_claim("outdated")
        retired.is_active = False
        retired.save()
        self.assertIn("/ru/verdicts/outdated/", self.paths("ru"))


class LastChange(SitemapCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_public_claim("false")
        cls.russian = factories.make_page(cls.claim, "ru")
        cls.kazakh = factories.make_page(cls.claim, "kk")

    def lastmod(self, page) -> str:
        return self.urls(page.language)[HOST + page.url]["lastmod"]

    def test_is_the_publication(self):
        self.assertEqual(self.lastmod(self.russian), machine_time(self.russian.last_published_at))

    def test_is_the_change_of_verdict_in_every_language(self):
        self.claim.verdict = factories.verdict("misleading")
        ruling = factories.publish(self.claim).ruling
        for page in (self.russian, self.kazakh):
            self.assertEqual(self.lastmod(page), machine_time(ruling.in_force_from))

    def test_is_the_correction_of_one_page(self):
        words = dict.fromkeys(("what_was", "what_is", "why"), "В сентябре.")
        later = self.russian.last_published_at + dt.timedelta(hours=1)
        Correction.objects.create(page=self.russian, severity="typo", reported_by="reader", made_at=later, **words)
        self.assertEqual(self.lastmod(self.russian), machine_time(later))
        self.assertNotEqual(self.lastmod(self.kazakh), machine_time(later))


class LargeArchive(SitemapCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        archive.fill(60, "ru")

    def test_is_split_and_every_address_stands_once(self):
        whole = list(self.urls("ru"))
        with patch.object(sitemaps, "PER_FILE", 25):
            files = [file for file in self.files() if "-ru" in file]
            self.assertEqual(len(files), -(-len(whole) // 25))
            self.assertEqual(files[:2], [f"{HOST}/sitemap-ru.xml", f"{HOST}/sitemap-ru-2.xml"])
            names = [file.removeprefix(f"{HOST}/sitemap-").removesuffix(".xml") for file in files]
            parts = [list(self.urls(name)) for name in names]
            self.assertEqual([address for part in parts for address in part], whole)
            self.assertEqual(self.client.get(f"/sitemap-ru-{len(files) + 1}.xml").status_code, 404)

    def test_costs_a_fixed_number_of_queries(self):
        self.client.get("/sitemap.xml")
        with self.assertNumQueries(4):
            self.client.get("/sitemap.xml")
        with self.assertNumQueries(12):
            self.client.get("/sitemap-ru.xml").getvalue()

    def test_is_not_sent_again_to_those_who_have_it(self):
        for address in ("/sitemap.xml", "/sitemap-ru.xml"):
            first = self.client.get(address)
            again = self.client.get(address, headers={"If-None-Match": first.headers["ETag"]})
            self.assertEqual(again.status_code, 304)
            self.assertEqual(first.headers["Cache-Control"], "public, max-age=300")

    def test_is_sent_again_when_something_appears_or_goes(self):
        for change in (self.add, self.take_down, self.make_private):
            first = self.client.get("/sitemap-ru.xml")
            change()
            for name, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
                again = self.client.get("/sitemap-ru.xml", headers={name: first.headers[header]})
                self.assertEqual(again.status_code, 200, change.__name__)

    def add(self):
        self.page = factories.make_page(factories.make_public_claim("false"), "kk")

    def take_down(self):
        self.page.unpublish()

    def make_private(self):
        page = archive.FactCheckPage.objects.published().first()
        PageViewRestriction.objects.create(page=page, restriction_type="login")


class Addresses(SitemapCase):
    def test_other_names_are_plain_404s(self):
        for name in ("de", "ru-0", "ru-1", "ru-2", "ru-02", "ru-" + "9" * 5000, "RU", "-", "x" * 5000):
            response = self.client.get(f"/sitemap-{name}.xml")
            self.assertEqual(response.status_code, 404, name[:40])
        for path in ("/sitemap.xml/", "/ru/sitemap.xml", "/sitemap", "/sitemap-.xml"):
            self.assertEqual(self.client.get(path, follow=True).status_code, 404, path)

    def test_head_gives_no_body(self):
        for address in ("/sitemap.xml", "/sitemap-kk.xml"):
            response = self.client.head(address)
            self.assertEqual((response.status_code, response.getvalue()), (200, b""))
