"""What every page's head tells machines, over every type of page in every language."""

import re
from functools import cached_property

from django.template.loader import render_to_string
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override
from lxml import html
from wagtail.models import PageViewRestriction

from factcheck.claims.models import FactCheckPage
from factcheck.core.excerpts import shortened
from factcheck.core.heads import Head, SharePicture, alternates
from tests import factories
from tests.demonstration import DemonstrationCase

HOST = "http://testserver"
LANGUAGES = ("kk", "ru", "en")
FEED_TYPES = ["application/rss+xml", "application/atom+xml", "application/feed+json"]
LOCALES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_US"}


class Page:
    """A page as a machine reads it."""

    def __init__(self, client, address: str):
        self.response = client.get(address)
        self.tree = html.fromstring(self.response.content)

    def one(self, path: str) -> str:
        """The only value at the path; fails when there is another."""
        [value] = self.tree.xpath(path)
        return value

    def meta(self, name: str) -> str:
        return self.one(f"//head/meta[@property='{name}']/@content")

    @cached_property
    def canonical(self) -> str:
        return self.one("//head/link[@rel='canonical']/@href")

    @cached_property
    def alternates(self) -> dict[str, str]:
        links = self.tree.xpath("//head/link[@rel='alternate'][@hreflang]")
        return {link.get("hreflang"): link.get("href") for link in links}

    @property
    def feeds(self) -> list:
        return [link for link in self.tree.xpath("//head/link[@rel='alternate']") if link.get("type") in FEED_TYPES]

    @property
    def is_indexed(self) -> bool:
        return not self.tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")


class EveryPage(DemonstrationCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        # A claim with words in two languages only, so that the third has a view of its own that is not indexed.
        claim = factories.make_public_claim("false")
        for language in ("kk", "ru"):
            factories.make_page(claim, language)
        cls.halfway = claim.pk

    def addresses(self) -> list[str]:
        found = [f"{page.url}history/" for page in FactCheckPage.objects.published()]
        for language in LANGUAGES:
            found += re.findall(r"<loc>([^<]+)", self.sitemap(language))
            found += [f"/{language}/claims/?verdict=false", f"/{language}/claims/6/history/"]
        return [*found, f"/en/claims/{self.halfway}/"]

    def sitemap(self, language: str) -> str:
        return self.client.get(f"/sitemap-{language}.xml").getvalue().decode()

    def pages(self) -> dict[str, Page]:
        return {address: Page(self.client, address) for address in self.addresses()}

    def test_heads_are_complete_and_name_one_another(self):
        pages = self.pages()
        self.assertGreater(len(pages), 150)
        by_canonical = {page.canonical: page for page in pages.values() if page.is_indexed}
        for address, page in pages.items():
            with self.subTest(address=address):
                self.assertEqual(page.response.status_code, 200)
                self.check_words(page)
                self.check_address(page, by_canonical)
                self.check_open_graph(page)
                self.check_languages(page, by_canonical)

    def check_words(self, page: Page):
        self.assertTrue(page.one("//head/title").text_content().strip())
        description = page.one("//head/meta[@name='description']/@content")
        self.assertTrue(0 < len(description) <= 300)
        self.assertNotIn("\n", description)

    def check_address(self, page: Page, by_canonical: dict[str, Page]):
        self.assertTrue(page.canonical.startswith(f"{HOST}/{page.tree.get('lang')}/"))
        self.assertNotIn("?verdict", page.canonical)
        known = by_canonical.get(page.canonical) or Page(self.client, page.canonical)
        self.assertEqual((known.response.status_code, known.canonical), (200, page.canonical))
        said = "noindex" in page.response.headers.get("X-Robots-Tag", "")
        self.assertFalse(said and page.is_indexed)

    def check_open_graph(self, page: Page):
        language = page.tree.get("lang")
        self.assertIn(page.meta("og:type"), ("article", "website"))
        self.assertIn(page.meta("og:title"), page.one("//head/title").text_content())
        self.assertEqual(page.meta("og:description"), page.one("//head/meta[@name='description']/@content"))
        self.assertEqual(page.meta("og:url"), page.canonical)
        self.assertEqual(page.meta("og:site_name"), "Factcheck")
        self.assertEqual(page.meta("og:locale"), LOCALES[language])
        self.assertEqual(page.one("//meta[@name='twitter:title']/@content"), page.meta("og:title"))
        self.assertTrue(page.one("//meta[@name='twitter:card']/@content"))

    def check_languages(self, page: Page, by_canonical: dict[str, Page]):
        if not page.is_indexed:
            self.assertEqual(page.alternates, {})
            return
        self.assertEqual(page.alternates[page.tree.get("lang")], page.canonical)
        default = page.alternates.get("kk") or next(iter(page.alternates.values()))
        self.assertEqual(page.alternates["x-default"], default)
        for other in page.alternates.values():
            self.assertEqual(by_canonical[other].alternates, page.alternates)

    def test_fact_check_is_an_article_with_times_section_and_tags(self):
        page = Page(self.client, FactCheckPage.objects.in_language("kk").get(claim=3).url)
        self.assertEqual(page.meta("og:type"), "article")
        self.assertRegex(page.meta("article:published_time"), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:00$")
        self.assertLessEqual(page.meta("article:published_time"), page.meta("article:modified_time"))
        self.assertEqual(page.meta("article:section"), "Қауіпсіздік")
        self.assertIn("дрондар", page.tree.xpath("//meta[@property='article:tag']/@content"))
        self.assertEqual(page.tree.xpath("//meta[@property='og:locale:alternate']/@content"), ["ru_RU", "en_US"])

    def test_every_page_offers_both_feeds_in_three_formats(self):
        for path in ("/kk/", "/kk/claims/", "/kk/claims/6/", "/kk/methodology/", "/kk/corrections/"):
            feeds = Page(self.client, path).feeds
            self.assertEqual([feed.get("href") for feed in feeds], [*in_three("/kk/"), *in_three("/kk/corrections/")])
            self.assertEqual([feed.get("type") for feed in feeds], [*FEED_TYPES, *FEED_TYPES])
            self.assertEqual(len({feed.get("title") for feed in feeds}), 6)

    def test_narrowed_list_offers_feeds_of_its_own_first(self):
        for path, own in (
            ("/ru/claims/?verdict=false&page=1&utm_source=x", in_three("/ru/", "?verdict=false")),
            ("/ru/claims/?topic=security&verdict=false&sort=oldest", in_three("/ru/", "?verdict=false&topic=security")),
            ("/ru/verdicts/false/", in_three("/ru/", "?verdict=false")),
            ("/ru/topics/security/", in_three("/ru/", "?topic=security")),
            ("/ru/tags/drony/", in_three("/ru/", "?tag=drony")),
            ("/ru/search/?q=дроны&kind=claim&sort=newest", in_three("/ru/", "?q=%D0%B4%D1%80%D0%BE%D0%BD%D1%8B")),
            ("/ru/corrections/?kind=typo", in_three("/ru/corrections/", "?kind=typo")),
        ):
            with self.subTest(path=path):
                self.assertEqual([feed.get("href") for feed in Page(self.client, path).feeds[:3]], own)

    def test_feeds_are_linked_below_every_list_that_has_some(self):
        for path, own in (
            ("/kk/claims/", in_three("/kk/")),
            ("/kk/claims/?verdict=false", in_three("/kk/", "?verdict=false")),
            ("/kk/topics/security/", in_three("/kk/", "?topic=security")),
            ("/kk/corrections/", in_three("/kk/corrections/")),
            ("/kk/evidence/", []),
            ("/kk/search/", []),
            ("/kk/search/?q=дрон&kind=evidence", []),
        ):
            with self.subTest(path=path):
                links = Page(self.client, path).tree.xpath("//p[@class='subscribe']//a")
                self.assertEqual([link.get("href") for link in links], own)
                self.assertEqual([link.text for link in links], ["RSS", "Atom", "JSON"] if own else [])


def in_three(folder: str, query: str = "") -> list[str]:
    """The addresses of one list's feeds."""
    return [f"{folder}feed/{name}{query}" for name in ("rss.xml", "atom.xml", "feed.json")]


class ErrorsAndLockedPages(TestCase):
    """What is no page of the site introduces itself to nobody."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def assert_minimal(self, tree):
        self.assertEqual(len(tree.xpath("//title")), 1)
        self.assertEqual(tree.xpath("//meta[@name='robots']/@content"), ["noindex"])
        for path in ("//link[@rel='canonical']", "//link[@rel='alternate']", "//meta[starts-with(@property, 'og:')]"):
            self.assertEqual(tree.xpath(path), [])

    def test_missing_page(self):
        self.assert_minimal(Page(self.client, "/ru/nothing/").tree)

    def test_page_that_asks_for_a_password(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="тек бізге")
        self.assert_minimal(Page(self.client, page.url).tree)

    def test_server_error(self):
        with override("ru"):
            self.assert_minimal(html.fromstring(render_to_string("500.html")))


class SharedPictures(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def head_with(self, picture: SharePicture | None) -> str:
        head = Head(title="Тақырып", address=f"{HOST}/kk/", picture=picture)
        with override("kk"):
            return render_to_string("components/head.html", {"head": head, "site_name": "Factcheck"})

    def test_picture_comes_with_its_size_and_words(self):
        text = self.head_with(SharePicture(f"{HOST}/media/card.png", 1200, 630, "Жалған: «қоңыраулар»"))
        for name, value in (
            ("image", f"{HOST}/media/card.png"),
            ("image:width", "1200"),
            ("image:height", "630"),
            ("image:alt", "Жалған: «қоңыраулар»"),
        ):
            self.assertIn(f'<meta property="og:{name}" content="{value}">', text)
        self.assertIn('<meta name="twitter:card" content="summary_large_image">', text)
        self.assertIn('<meta name="twitter:image:alt" content="Жалған: «қоңыраулар»">', text)

    def test_pages_that_are_about_no_claim_have_the_sites_own(self):
        response = self.client.get("/kk/verdicts/")
        self.assertContains(response, "/cards/kk/site-")
        self.assertContains(response, '<meta property="og:image:width" content="1200">')


class OtherLanguages(SimpleTestCase):
    def test_default_language_is_for_everybody_else(self):
        versions = {"ru": "/ru/a/", "kk": "/kk/a/"}
        self.assertEqual(alternates(versions, "kk")[-1], ("x-default", "/kk/a/"))

    def test_without_it_the_first_there_is(self):
        self.assertEqual(alternates({"ru": "/ru/a/", "en": "/en/a/"}, "kk")[-1], ("x-default", "/ru/a/"))

    def test_nothing_has_no_languages(self):
        self.assertEqual(alternates({}, "kk"), [])


class Excerpts(SimpleTestCase):
    def test_are_cut_between_words_in_one_line(self):
        self.assertEqual(shortened("Бір  екі,\nүш төрт", 10), "Бір екі…")
        self.assertEqual(shortened("Бір екі", 7), "Бір екі")
        self.assertEqual(shortened("", 10), "")

    def test_never_exceed_their_length(self):
        text = "Қазақстан мен Meta " * 40
        for limit in range(2, 120):
            self.assertLessEqual(len(shortened(text, limit)), limit)
