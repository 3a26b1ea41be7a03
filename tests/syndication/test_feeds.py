import datetime as dt
from urllib.parse import quote

import feedparser
from django.test import TestCase, override_settings
from django.utils import timezone
from lxml import etree
from wagtail.models import Page, PageViewRestriction

from factcheck.claims.models import Correction, FactCheckPage, Tag, Topic
from factcheck.claims.models.tags import FactCheckTag
from factcheck.syndication.feeds import NEWEST
from tests import factories
from tests.claims import archive
from tests.claims.test_public_input import NASTY
from tests.syndication.feed_case import KEEPING_NOTHING

RSS = "/ru/feed/rss.xml"
CORRECTIONS = "/ru/corrections/feed/rss.xml"


@override_settings(CACHES=KEEPING_NOTHING)
class FeedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def feed(self, address: str = RSS):
        """The feed as a reader's program understands it."""
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        read = feedparser.parse(response.content, response_headers={"content-type": response.headers["Content-Type"]})
        self.assertFalse(read.bozo, read.get("bozo_exception"))
        return read


class FactChecks(FeedCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        claim.topics.set(Topic.objects.filter(slug__in=("health", "technology")))
        claim.save()
        claim.save_revision()
        cls.claim = factories.publish(claim)
        cls.page = factories.make_page(cls.claim, "ru")
        cls.kazakh = factories.make_page(cls.claim, "kk")

    def test_channel_says_what_it_is(self):
        for language in ("kk", "ru", "en"):
            channel = self.feed(f"/{language}/feed/rss.xml").feed
            self.assertEqual(channel.title, "Factcheck")
            self.assertTrue(channel.subtitle)
            self.assertEqual(channel.language, language)
            self.assertEqual(channel.link, f"http://testserver/{language}/claims/")

    def test_entry_is_headline_verdict_and_answer(self):
        [entry] = self.feed().entries
        self.assertEqual(entry.title, self.page.title)
        self.assertEqual(entry.link, f"http://testserver{self.page.url}")
        self.assertEqual(entry.summary, f"<strong>Ложь.</strong> {self.page.answer}")
        self.assertEqual([tag.term for tag in entry.tags], ["Ложь", "Здоровье", "Технологии"])

    def test_categories_are_in_no_domain(self):
        tree = etree.fromstring(self.client.get(RSS).content)
        self.assertEqual([dict(found.attrib) for found in tree.iter("category")], [{}, {}, {}])

    def test_name_of_an_entry_never_changes(self):
        year = self.page.first_published_at.year
        before = self.feed().entries[0]
        self.assertEqual(before.id, f"tag:testserver,{year}:claim-{self.claim.pk}-ru")
        self.assertFalse(before.guidislink)
        self.page.slug, self.page.title = "zvonki-ne-zapisyvayut", "Новый заголовок"
        self.page.save_revision().publish()
        self.claim.verdict = factories.verdict("misleading")
        factories.publish(self.claim)
        after = self.feed().entries[0]
        self.assertEqual((after.id, after.published), (before.id, before.published))
        self.assertIn("Вводит в заблуждение", after.summary)

    def test_date_is_that_of_the_first_publication(self):
        published = dt.datetime(2025, 11, 5, 9, tzinfo=dt.UTC)
        FactCheckPage.objects.filter(pk=self.page.pk).update(first_published_at=published)
        [entry] = self.feed().entries
        self.assertEqual(entry.published_parsed[:5], (2025, 11, 5, 9, 0))
        self.assertTrue(entry.id.startswith("tag:testserver,2025:"))

    def test_feed_knows_its_own_address_with_the_query(self):
        for query in ("", "?verdict=false", "?verdict=false&topic=health"):
            [link] = [link for link in self.feed(RSS + query).feed.links if link.rel == "self"]
            self.assertEqual(link.href, f"http://testserver{RSS}{query}")

    def test_query_of_the_list_narrows_it(self):
        other = factories.make_page(factories.make_public_claim("misleading"), "ru", title="Дети дома")
        tag = Tag.objects.create(name="Байланыс")
        FactCheckTag.objects.create(tag=tag, content_object=other)
        for query, found in (
            ("", {self.page.title, other.title}),
            ("?verdict=misleading", {other.title}),
            ("?topic=health", {self.page.title}),
            ("?topic=health&verdict=misleading", set()),
            ("?tag=bailanys", {other.title}),
            ("?q=дети", {other.title}),
            ("?verdict=nothing", set()),
        ):
            with self.subTest(query):
                self.assertEqual({entry.title for entry in self.feed(RSS + query).entries}, found)

    def test_narrowed_feed_says_so(self):
        feed = self.feed(f"{RSS}?verdict=false").feed
        self.assertEqual(feed.title, "Factcheck: Ложь")
        self.assertEqual(feed.link, "http://testserver/ru/claims/?verdict=false")

    def test_only_what_readers_may_open(self):
        hidden = [factories.make_page(factories.make_public_claim("false"), "ru", title=f"Құпия {n}") for n in range(3)]
        hidden[0].unpublish()
        hidden[1].claim.merge_into(self.claim)
        PageViewRestriction.objects.create(page=hidden[2], restriction_type="login")
        factories.make_page(factories.make_public_claim("false"), "ru", live=False, title="Құпия жоба")
        self.assertEqual([entry.title for entry in self.feed().entries], [self.page.title])

    def test_unreadable_characters_and_markup_break_nothing(self):
        answer = "a\x0bb\x1b <b>жирно</b> & ]]> \ufffe «Ұлы» 🤡"
        FactCheckPage.objects.filter(pk=self.page.pk).update(answer=answer, title="Заголовок\x08 <i> & \uffff")
        [entry] = self.feed().entries
        self.assertEqual(entry.title, "Заголовок <i> &")
        self.assertIn("ab &lt;b&gt;жирно&lt;/b&gt; &amp; ]]&gt;  «Ұлы» 🤡", entry.summary)

    def test_whatever_is_asked_it_stays_a_feed(self):
        for value in NASTY:
            for name in ("q", "verdict", "topic", "tag", "page"):
                with self.subTest(name=name, value=value[:40]):
                    self.feed(f"{RSS}?{name}={quote(value)}")


class LargeArchive(FeedCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        archive.fill(NEWEST + 5, "ru")

    def test_newest_first_and_no_more_than_needed(self):
        entries = self.feed().entries
        self.assertEqual(len(entries), NEWEST)
        days = [entry.published_parsed for entry in entries]
        self.assertEqual(days, sorted(days, reverse=True))

    def test_costs_a_fixed_number_of_queries(self):
        self.client.get(RSS)
        with self.assertNumQueries(2):
            self.client.get(RSS)
        with self.assertNumQueries(1):
            self.client.get(CORRECTIONS)


class Corrections(FeedCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")
        words = {"what_was": "Было <b>так</b>.", "what_is": "Стало иначе.", "why": "Так в источнике."}
        cls.correction = Correction.objects.create(
            page=cls.page, severity="clarification", reported_by="reader", made_at=timezone.now(), **words
        )

    def test_entry_says_what_was_what_is_and_why(self):
        feed = self.feed(CORRECTIONS)
        [entry] = feed.entries
        self.assertEqual(feed.feed.link, "http://testserver/ru/corrections/")
        self.assertIn(self.page.title, entry.title)
        self.assertEqual(entry.link, f"http://testserver{self.page.url}")
        self.assertEqual(entry.id, f"tag:testserver,{self.correction.made_at.year}:correction-{self.correction.pk}")
        for words in ("Было &lt;b&gt;так&lt;/b&gt;.", "Стало иначе.", "Так в источнике."):
            self.assertIn(words, entry.summary)

    def test_other_languages_have_feeds_of_their_own(self):
        self.assertEqual(self.feed("/kk/corrections/feed/rss.xml").entries, [])

    def test_what_was_taken_down_keeps_its_correction_and_loses_its_headline(self):
        self.page.unpublish()
        [entry] = self.feed(CORRECTIONS).entries
        self.assertNotIn(self.page.title, entry.title)
        self.assertEqual(entry.link, "http://testserver/ru/corrections/")

    def test_private_page_has_none(self):
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.assertEqual(self.feed(CORRECTIONS).entries, [])


class AskingAgain(FeedCase):
    """A reader's program asks every hour; it gets a document only when there is a new one."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")

    def test_not_modified_by_tag(self):
        first = self.client.get(RSS)
        again = self.client.get(RSS, headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.assertEqual(again.headers["ETag"], first.headers["ETag"])
        self.assertEqual(again.headers["Cache-Control"], "public, max-age=300")

    def test_who_asks_by_date_alone_learns_what_was_withdrawn(self):
        factories.make_page(factories.make_public_claim("false"), "ru", title="Осталась")
        newest = factories.publish(self.page)
        date = self.client.get(RSS).headers["Last-Modified"]
        newest.unpublish()
        again = self.client.get(RSS, headers={"If-Modified-Since": date})
        self.assertContains(again, "Осталась")
        self.assertNotContains(again, newest.title)

    def test_changed_verdict_is_another_document(self):
        first = self.client.get(RSS)
        self.claim.verdict = factories.verdict("misleading")
        factories.publish(self.claim)
        again = self.client.get(RSS, headers={"If-None-Match": first.headers["ETag"]})
        self.assertEqual(again.status_code, 200)

    def test_empty_feed_is_the_same_the_second_time(self):
        first, second = self.client.get("/en/feed/rss.xml"), self.client.get("/en/feed/rss.xml")
        self.assertEqual(first.headers["ETag"], second.headers["ETag"])
        self.assertNotIn("Last-Modified", first.headers)

    def test_head_gives_the_headers_alone(self):
        head, got = self.client.head(RSS), self.client.get(RSS)
        self.assertEqual((head.status_code, head.content), (200, b""))
        for name in ("ETag", "Last-Modified", "Content-Type", "Cache-Control"):
            self.assertEqual(head.headers[name], got.headers[name])
        self.assertEqual(got.headers["Content-Type"], "application/rss+xml; charset=utf-8")

    def test_readers_are_left_alone(self):
        response = self.client.get(RSS)
        self.assertEqual(dict(response.cookies), {})
        self.assertNotIn("Cookie", response.headers.get("Vary", ""))

    def test_nothing_can_be_sent_to_it(self):
        self.assertEqual(self.client.post(RSS).status_code, 405)


class FeedsOfEverything(TestCase):
    """Programs ask for them every few minutes, whether there is news or not."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("unproven")
        cls.page = factories.make_page(cls.claim, "ru")

    def test_to_ask_again_asks_the_database_nothing(self):
        tag = self.client.get(RSS).headers["ETag"]
        with self.assertNumQueries(0):
            self.assertEqual(self.client.get(RSS, headers={"If-None-Match": tag}).status_code, 304)
            self.assertIn("Last-Modified", self.client.get(RSS).headers)

    def test_a_new_verdict_is_told_at_once(self):
        self.assertContains(self.client.get(RSS), "Не доказано")
        self.claim.verdict = factories.verdict("false")
        with self.captureOnCommitCallbacks(execute=True):
            factories.publish(self.claim)
        self.assertContains(self.client.get(RSS), "Ложь")

    def test_words_that_many_at_once_were_taken_down_with_are_gone_at_once(self):
        """The desk's list unpublishes pages as rows of the base model."""
        self.assertContains(self.client.get(RSS), self.page.title)
        with self.captureOnCommitCallbacks(execute=True):
            Page.objects.get(pk=self.page.pk).unpublish()
        self.assertNotContains(self.client.get(RSS), self.page.title)
