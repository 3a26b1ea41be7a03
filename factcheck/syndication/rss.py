"""RSS 2.0, https://www.rssboard.org/rss-specification"""

import re
from datetime import UTC, datetime
from io import BytesIO

from django.conf import settings
from django.utils.feedgenerator import Rss201rev2Feed

from .feeds import Entry, Feed

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
# Characters that XML 1.0 knows in no form, not even escaped.
ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class RssDocument(Rss201rev2Feed):
    """Django's RSS with the publisher's logo, and without the time of day while it is empty."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["logo_url"]:
            handler.startElement("image", {})
            for name, value in (("url", "logo_url"), ("title", "title"), ("link", "link")):
                handler.addQuickElement(name, self.feed[value])
            handler.endElement("image")

    def latest_post_date(self):
        # Django says "now" of an empty feed, which would be another document at every request.
        return super().latest_post_date() if self.items else datetime.now(UTC).replace(hour=0, minute=0, second=0)


def rss(feed: Feed) -> bytes:
    """The feed as an RSS document."""
    document = RssDocument(
        title=legal(feed.title),
        link=feed.list_address,
        description=legal(feed.subtitle),
        language=feed.language,
        feed_url=settings.SITE_ADDRESS + feed.path,
        logo_url=feed.logo_url,
    )
    for entry in feed.entries:
        document.add_item(**item(entry))
    written = BytesIO()
    document.write(written, "utf-8")
    return written.getvalue()


def item(entry: Entry) -> dict:
    """One entry in the words of Django's feeds."""
    return {
        "title": legal(entry.title),
        "link": entry.address,
        "description": legal(entry.summary),
        "unique_id": entry.guid,
        "unique_id_is_permalink": False,
        "pubdate": entry.published_at,
        "updateddate": entry.modified_at,
        "categories": [legal(category) for category in entry.categories],
    }


def legal(text: str) -> str:
    """The text without characters that would make the document unreadable."""
    return ILLEGAL.sub("", text)
