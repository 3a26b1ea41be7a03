"""Feeds as a program understands them, whatever they are written in."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import feedparser
from django.conf import settings
from django.test import TestCase, override_settings
from lxml import etree, html

from tests import factories

FORMS = {"rss": "rss.xml", "atom": "atom.xml", "json_feed": "feed.json"}
MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json_feed": "application/feed+json"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@dataclass(frozen=True)
class Read:
    """One entry as three formats agree on it; `words` is the summary without its markup."""

    guid: str
    title: str
    address: str
    words: str
    tags: tuple[str, ...]
    published: datetime


def words(markup: str) -> str:
    """HTML as a reader sees it."""
    return html.fromstring(f"<div>{markup}</div>").text_content()


# A test's transaction never commits, and what is kept is kept until a change commits.
KEEPING_NOTHING = {**settings.CACHES, "answers": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@override_settings(CACHES=KEEPING_NOTHING)
class FeedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def content(self, address: str) -> bytes:
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        return response.content

    def parsed(self, address: str):
        """An XML feed as feedparser reads it."""
        response = self.client.get(address)
        read = feedparser.parse(response.content, response_headers={"content-type": response.headers["Content-Type"]})
        self.assertFalse(read.bozo, read.get("bozo_exception"))
        return read

    def atom(self, address: str):
        """An Atom feed as a tree."""
        return etree.fromstring(self.content(address))

    def json(self, address: str) -> dict:
        return json.loads(self.content(address))

    def entries(self, form: str, query: str = "", language: str = "ru", below: str = "") -> list[Read]:
        """The entries of a feed, read by a program of its kind."""
        address = f"/{language}/{below}feed/{FORMS[form]}{query}"
        return read_json(self.json(address)) if form == "json_feed" else read_xml(self.parsed(address))


def read_json(document: dict) -> list[Read]:
    return [
        Read(
            item["id"],
            item["title"],
            item["url"],
            words(item["content_html"]),
            tuple(item["tags"]),
            datetime.fromisoformat(item["date_published"]),
        )
        for item in document["items"]
    ]


def read_xml(read) -> list[Read]:
    return [
        Read(
            entry.id,
            entry.title,
            entry.link,
            words(entry.summary),
            tuple(tag.term for tag in entry.get("tags", ())),
            datetime(*entry.published_parsed[:6], tzinfo=UTC),
        )
        for entry in read.entries
    ]
