"""RSS, Atom and JSON Feed say the same, each in the words of its format."""

import datetime as dt
import json
from unittest.mock import patch
from urllib.parse import quote

from django.conf import settings
from django.test import override_settings
from django.utils import timezone
from lxml import etree

from factcheck.claims.models import Correction, FactCheckPage, Region, Tag, Topic
from factcheck.claims.models.tags import FactCheckTag
from factcheck.core.dates import machine_time
from tests import factories
from tests.claims import archive
from tests.claims.test_public_input import NASTY
from tests.syndication.feed_case import ATOM, FORMS, MEDIA_TYPES, FeedCase

HOST = "http://testserver"
LANGUAGES = ("kk", "ru", "en")
MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "feeds"}
WORDS = {"what_was": "Было так.", "what_is": "Стало иначе.", "why": "Источник говорит другое."}


class OneFactCheck(FeedCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        claim.topics.set(Topic.objects.filter(slug="health"))
        claim.regions.set(Region.objects.filter(slug="almaty"))
        claim.save()
        claim.save_revision()
        cls.claim = factories.publish(claim)
        cls.page = factories.make_page(cls.claim, "ru")
        tag = Tag.objects.create(name="байланыс", slug="bailanys")
        FactCheckTag.objects.create(tag=tag, content_object=cls.page)


class Agreement(OneFactCheck):
    def test_three_formats_say_the_same_of_an_entry(self):
        [said] = self.entries("rss")
        self.assertEqual(said.title, self.page.title)
        self.assertEqual(said.words, f"Ложь. {self.page.answer}")
        self.assertEqual(said.tags, ("Ложь", "Здоровье", "байланыс"))
        for form in ("atom", "json_feed"):
            [other] = self.entries(form)
            self.assertEqual((other.guid, other.title, other.address), (said.guid, said.title, said.address), form)
            self.assertEqual((other.words, other.tags), (said.words, said.tags), form)
            self.assertEqual(other.published.replace(microsecond=0), said.published, form)

    def test_every_filter_narrows_every_format(self):
        for query in (
            "verdict=false", "topic=health", "region=almaty", "tag=bailanys", "language=ru", "q=звонки",
            "from=2020-01-01", "verdict=false&topic=health&language=ru",
        ):  # fmt: skip
            for form in FORMS:
                with self.subTest(query=query, form=form):
                    self.assertEqual(len(self.entries(form, f"?{query}")), 1)
        for query in ("verdict=misleading", "platform=vk", "claimant=nobody", "to=2020-01-01", "tag=nothing"):
            for form in FORMS:
                with self.subTest(query=query, form=form):
                    self.assertEqual(self.entries(form, f"?{query}"), [])

    def test_under_words_the_search_says_what_matches_and_the_newest_comes_first(self):
        newer = factories.make_page(factories.make_public_claim("misleading"), "ru", title="Белый микроавтобус")
        factories.make_page(factories.make_public_claim("false"), "ru", title="Другое")
        with patch("factcheck.claims.filters.kinds.found_claims", return_value=[self.claim.pk, newer.claim_id]):
            for form in FORMS:
                titles = [entry.title for entry in self.entries(form, "?q=минивэн")]
                self.assertEqual(titles, [newer.title, self.page.title], form)

    def test_what_is_asked_stands_in_the_title_in_the_readers_words(self):
        query = "?q=звонки&verdict=false&topic=health&region=almaty&tag=bailanys&language=ru&from=2020-01-01"
        title = self.json(f"/ru/feed/feed.json{query}")["title"]
        self.assertEqual(
            title,
            "Factcheck: «звонки», Ложь, Здоровье, Город Алматы, байланыс, На русском, 1 января 2020 г.",
        )
        self.assertEqual(self.json("/ru/feed/feed.json?topic=nothing-like-this")["title"], "Factcheck")

    def test_own_address_is_the_tidy_one_whatever_the_order_of_the_question(self):
        tidy = "verdict=false&topic=health"
        for query in (tidy, "topic=health&verdict=false", f"{tidy}&sort=oldest&utm_source=x&page=3&verdict=false"):
            links = self.atom(f"/ru/feed/atom.xml?{query}").xpath("a:link", namespaces=ATOM)
            addresses = {link.get("rel"): link.get("href") for link in links}
            self.assertEqual(addresses["self"], f"{HOST}/ru/feed/atom.xml?{tidy}")
            self.assertEqual(addresses["alternate"], f"{HOST}/ru/claims/?{tidy}")
            document = self.json(f"/ru/feed/feed.json?{query}")
            self.assertEqual(document["feed_url"], f"{HOST}/ru/feed/feed.json?{tidy}")
            self.assertEqual(document["home_page_url"], f"{HOST}/ru/claims/?{tidy}")


class WhatHappensLater(FeedCase):
    """A feed says what is right today, and its times say that something happened."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        archive.fill(1, "ru")
        cls.page = FactCheckPage.objects.get()
        cls.claim = cls.page.claim

    def times(self) -> tuple[str, str]:
        [entry] = self.atom("/ru/feed/atom.xml").xpath("a:entry", namespaces=ATOM)
        return tuple(entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("published", "updated"))

    def test_new_verdict_is_told_with_the_old_one_and_moves_the_time_of_change(self):
        published, updated = self.times()
        self.assertEqual(published, updated)
        guids = {form: self.entries(form)[0].guid for form in FORMS}
        self.claim.verdict = factories.verdict("misleading")
        ruling = factories.publish(self.claim).ruling
        self.assertEqual(self.times(), (published, machine_time(ruling.in_force_from)))
        for form in FORMS:
            [entry] = self.entries(form)
            self.assertEqual(entry.guid, guids[form])
            self.assertTrue(entry.words.startswith("Вводит в заблуждение."), entry.words)
            self.assertIn("«Ложь» → «Вводит в заблуждение»", entry.words)
            self.assertEqual(entry.tags[0], "Вводит в заблуждение")

    def test_correction_moves_the_time_of_change(self):
        at = timezone.now() + dt.timedelta(hours=1)
        Correction.objects.create(page=self.page, severity="typo", reported_by="reader", made_at=at, **WORDS)
        self.assertEqual(dt.datetime.fromisoformat(self.times()[1]), at.replace(microsecond=0))
        modified = self.json("/ru/feed/feed.json")["items"][0]["date_modified"]
        self.assertEqual(dt.datetime.fromisoformat(modified), at.replace(microsecond=0))

    def test_words_that_were_taken_back_are_not_repeated(self):
        Correction.objects.create(page=self.page, severity="retraction", reported_by="editor", **WORDS)
        for form in FORMS:
            [entry] = self.entries(form)
            self.assertEqual(entry.words, "Отозванная проверка. Источник говорит другое.")
            self.assertEqual(entry.title, f"Отозванная проверка: {self.page.title}")
            self.assertNotIn("Ложь", entry.tags)


class Corrections(OneFactCheck):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.typo, cls.change = (
            Correction.objects.create(page=cls.page, severity=kind, reported_by="reader", **WORDS)
            for kind in ("typo", "verdict-change")
        )

    def test_three_formats_say_what_was_what_is_and_why(self):
        for form in FORMS:
            newest, _older = self.entries(form, below="corrections/")
            self.assertIn(self.page.title, newest.title)
            for part in WORDS.values():
                self.assertIn(part, newest.words)

    def test_one_kind_alone(self):
        for form in FORMS:
            [entry] = self.entries(form, "?kind=typo", below="corrections/")
            self.assertTrue(entry.guid.endswith(f"correction-{self.typo.pk}"))
            self.assertEqual(self.entries(form, "?kind=nothing", below="corrections/"), [])
        document = self.json("/ru/corrections/feed/feed.json?kind=typo")
        self.assertEqual(document["title"], "Исправления – Factcheck: опечатка")
        self.assertEqual(document["home_page_url"], f"{HOST}/ru/corrections/?kind=typo")


class Atom(OneFactCheck):
    """RFC 4287."""

    def test_feed_has_all_that_the_standard_demands(self):
        for language in LANGUAGES:
            tree = self.atom(f"/{language}/feed/atom.xml")
            self.assertEqual(tree.get("{http://www.w3.org/XML/1998/namespace}lang"), language)
            for name in ("title", "id", "updated", "subtitle", "icon", "rights", "author/a:name", "author/a:uri"):
                self.assertEqual(len(tree.xpath(f"a:{name}", namespaces=ATOM)), 1, name)
                self.assertTrue(tree.findtext(f"a:{name}", namespaces=ATOM), name)
        self.assertEqual(tree.findtext("a:id", namespaces=ATOM), f"{HOST}/en/feed/atom.xml")

    def test_entry_has_all_that_the_standard_demands(self):
        [entry] = self.atom("/ru/feed/atom.xml").xpath("a:entry", namespaces=ATOM)
        for name in ("title", "id", "updated", "published", "summary", "link"):
            self.assertEqual(len(entry.xpath(f"a:{name}", namespaces=ATOM)), 1, name)
        self.assertEqual(entry.xpath("a:summary/@type", namespaces=ATOM), ["html"])


class JsonFeed(OneFactCheck):
    """https://www.jsonfeed.org/version/1.1/"""

    def test_feed_and_item_are_what_version_1_1_says(self):
        document = self.json("/kk/feed/feed.json")
        self.assertEqual(document["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual((document["language"], document["items"]), ("kk", []))
        [author] = document["authors"]
        self.assertEqual(author["url"], f"{HOST}/")
        [item] = self.json("/ru/feed/feed.json")["items"]
        self.assertIsInstance(item["id"], str)
        self.assertEqual(item["language"], "ru")
        self.assertRegex(item["date_published"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:00$")

    def test_picture_of_an_item_is_the_card_that_is_shared(self):
        [item] = self.json("/ru/feed/feed.json")["items"]
        page = self.client.get(self.page.url).content.decode()
        self.assertIn(f'<meta property="og:image" content="{item["image"]}">', page)

    def test_letters_stay_letters(self):
        self.assertIn("«новых правилах связи»", self.content("/ru/feed/feed.json").decode())


class EveryFormat(OneFactCheck):
    def test_is_open_to_scripts_of_every_origin(self):
        for form, name in FORMS.items():
            response = self.client.get(f"/ru/feed/{name}", headers={"origin": "https://reader.example"})
            self.assertEqual(response.headers["Access-Control-Allow-Origin"], "*")
            self.assertEqual(response.headers["Content-Type"], f"{MEDIA_TYPES[form]}; charset=utf-8")

    def test_is_not_sent_again_to_those_who_have_it(self):
        for below in ("", "corrections/"):
            for name in FORMS.values():
                address = f"/ru/{below}feed/{name}?verdict=false"
                first = self.client.get(address)
                again = self.client.get(address, headers={"If-None-Match": first.headers["ETag"]})
                self.assertEqual((again.status_code, again.content), (304, b""), address)

    def test_is_the_same_the_second_time_while_it_is_empty(self):
        for name in FORMS.values():
            tags = {self.client.get(f"/en/feed/{name}").headers["ETag"] for _time in range(2)}
            self.assertEqual(len(tags), 1, name)

    def test_unreadable_characters_and_markup_break_none(self):
        answer = "a\x0bb\x1b <b>жирно</b> & ]]> \ufffe «Ұлы» 🤡"
        FactCheckPage.objects.filter(pk=self.page.pk).update(answer=answer, title="Заголовок\x08 & \uffff")
        etree.fromstring(self.content("/ru/feed/atom.xml"))
        self.assertIn("<b>жирно</b> & ]]>", self.entries("atom")[0].words)
        self.assertIn("<b>жирно</b> & ]]>", self.entries("json_feed")[0].words)

    def test_stays_a_feed_whatever_is_asked(self):
        for value in NASTY:
            for name in ("atom.xml", "feed.json"):
                asked = "&".join(f"{found}={quote(value)}" for found in ("q", "verdict", "tag", "from", "sort"))
                content = self.content(f"/ru/feed/{name}?{asked}")
                _read = json.loads(content) if name == "feed.json" else etree.fromstring(content)

    @override_settings(REQUESTS_A_MINUTE=2, CACHES={**settings.CACHES, "limits": MEMORY})
    def test_one_address_asks_so_many_times_a_minute(self):
        codes = [self.client.get(f"/ru/feed/{name}").status_code for name in FORMS.values()]
        self.assertEqual(codes, [200, 200, 429])
