"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/"""

import json

from factcheck.core.dates import machine_time

from .feeds import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed as a JSON document."""
    publisher = {"name": feed.publisher.name, "url": feed.publisher.url, "avatar": feed.publisher.logo_url}
    document = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.subtitle,
        "language": feed.language,
        "home_page_url": feed.list_address,
        "feed_url": feed.address,
        "icon": feed.publisher.logo_url,
        "authors": [publisher],
        "items": [item(entry, feed.language) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def item(entry: Entry, language: str) -> dict:
    """One entry; a picture only where there is one."""
    picture = {"image": entry.picture} if entry.picture else {}
    return {
        "id": entry.guid,
        "url": entry.address,
        "title": entry.title,
        "content_html": entry.summary,
        **picture,
        "date_published": machine_time(entry.published_at),
        "date_modified": machine_time(entry.modified_at),
        "tags": list(entry.categories),
        "language": language,
    }
