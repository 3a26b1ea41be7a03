"""The news sitemap: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"""

import datetime as dt
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Correction, FactCheckPage
from factcheck.core.dates import machine_time
from factcheck.syndication import news
from tests import factories

ADDRESS = "/sitemap-news.xml"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": news.NEWS}


class NewsSitemap(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru", "en")}

    def urls(self) -> dict[str, etree._Element]:
        """The entries by address."""
        response = self.client.get(ADDRESS)
        self.assertEqual(response.headers["Content-Type"], "application/xml; charset=utf-8")
        tree = etree.fromstring(response.content)
        return {url.findtext("s:loc", namespaces=NAMES): url for url in tree.iterfind("s:url", NAMES)}

    def address(self, language: str) -> str:
        return f"http://testserver{self.pages[language].url}"

    def publish_on(self, language: str, at: dt.datetime):
        FactCheckPage.objects.filter(pk=self.pages[language].pk).update(first_published_at=at)

    def test_says_who_published_what_when_in_which_language(self):
        urls = self.urls()
        self.assertEqual(set(urls), {self.address(language) for language in self.pages})
        for language, page in self.pages.items():
            [said] = urls[self.address(language)].iterfind("n:news", NAMES)
            self.assertEqual(said.findtext("n:publication/n:name", namespaces=NAMES), "Factcheck")
            self.assertEqual(said.findtext("n:publication/n:language", namespaces=NAMES), language)
            self.assertEqual(
                said.findtext("n:publication_date", namespaces=NAMES), machine_time(page.first_published_at)
            )
            self.assertEqual(said.findtext("n:title", namespaces=NAMES), page.title)

    def test_two_days_are_news_and_no_longer(self):
        now = timezone.now()
        self.publish_on("ru", now - dt.timedelta(hours=47))
        self.publish_on("kk", now - dt.timedelta(hours=49))
        self.publish_on("en", now + dt.timedelta(hours=1))
        self.assertEqual(set(self.urls()), {self.address("ru")})

    def test_new_verdict_and_new_words_make_nothing_news_again(self):
        for page in self.pages.values():
            FactCheckPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - dt.timedelta(days=9))
        self.claim.verdict = factories.verdict("misleading")
        factories.publish(self.claim)
        self.assertEqual(self.urls(), {})

    def test_nothing_that_is_hidden_or_was_taken_back(self):
        PageViewRestriction.objects.create(page=self.pages["ru"], restriction_type="login")
        words = dict.fromkeys(("what_was", "what_is", "why"), "Бұл рас емес еді.")
        Correction.objects.create(page=self.pages["kk"], severity="retraction", reported_by="editor", **words)
        self.pages["en"].unpublish()
        self.assertEqual(self.urls(), {})

    def test_at_most_a_thousand_and_the_newest_of_them(self):
        self.publish_on("ru", timezone.now() - dt.timedelta(hours=5))
        with patch.object(news, "MOST", 2):
            self.assertEqual(set(self.urls()), {self.address("kk"), self.address("en")})

    def test_markup_and_unreadable_characters_in_a_headline_break_nothing(self):
        FactCheckPage.objects.filter(pk=self.pages["ru"].pk).update(title="Заголовок\x08 <b> & «Ұлы»")
        url = self.urls()[self.address("ru")]
        self.assertEqual(url.findtext("n:news/n:title", namespaces=NAMES), "Заголовок <b> & «Ұлы»")

    def test_is_not_sent_again_until_something_is_new(self):
        first = self.client.get(ADDRESS)
        again = self.client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.pages["ru"].unpublish()
        again = self.client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual(again.status_code, 200)

    def test_costs_one_question_however_many_there_are(self):
        self.client.get(ADDRESS)
        with self.assertNumQueries(1):
            self.client.get(ADDRESS)
