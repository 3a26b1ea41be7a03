"""RSS 2.0 (https://www.rssboard.org/rss-specification) and Atom (RFC 4287), as Django's feed generator writes them."""

from datetime import datetime
from io import BytesIO

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from factcheck.core.legal import legal

from .feeds import Entry, Feed


class Dated(SyndicationFeed):
    """A feed that knows when it changed. Django says "now" of an empty one: another document at every request."""

    def latest_post_date(self) -> datetime:
        return self.feed["modified_at"]


class RssDocument(Dated, Rss201rev2Feed):
    """RSS with the publisher's logo."""

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        handler.startElement("image", {})
        for name, value in (("url", "logo_url"), ("title", "title"), ("link", "link")):
            handler.addQuickElement(name, self.feed[value])
        handler.endElement("image")


class AtomDocument(Dated, Atom1Feed):
    """Atom with the publisher's logo."""

    def add_root_elements(self, handler) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["logo_url"])


def rss(feed: Feed) -> bytes:
    """The feed as an RSS document."""
    return written(RssDocument, feed)


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document."""
    return written(AtomDocument, feed, author_name=feed.publisher.name, author_link=feed.publisher.url)


def written(kind: type[SyndicationFeed], feed: Feed, **further: str) -> bytes:
    """The document in UTF-8."""
    document = kind(
        title=legal(feed.title),
        link=feed.list_address,
        description=legal(feed.subtitle),
        subtitle=legal(feed.subtitle),
        language=feed.language,
        feed_url=feed.address,
        feed_guid=feed.address,
        feed_copyright=feed.publisher.license_url,
        logo_url=feed.publisher.logo_url,
        modified_at=feed.modified_at.replace(microsecond=0),
        **{name: legal(text) for name, text in further.items()},
    )
    for entry in feed.entries:
        document.add_item(**item(entry))
    content = BytesIO()
    document.write(content, "utf-8")
    return content.getvalue()


def item(entry: Entry) -> dict:
    """One entry in the words of Django's feeds."""
    return {
        "title": legal(entry.title),
        "link": entry.address,
        "description": legal(entry.summary),
        "unique_id": entry.guid,
        "unique_id_is_permalink": False,
        "pubdate": entry.published_at.replace(microsecond=0),
        "updateddate": entry.modified_at.replace(microsecond=0),
        "categories": [legal(category) for category in entry.categories],
    }
