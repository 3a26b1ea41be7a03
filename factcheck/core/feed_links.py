"""Where the feeds of a list lie: the same entries in three formats, for whichever the reader's program knows."""

from django.urls import reverse

from .heads import FeedFormat, FeedLink

FORMATS = (
    FeedFormat("rss", "RSS", "application/rss+xml"),
    FeedFormat("atom", "Atom", "application/atom+xml"),
    FeedFormat("json_feed", "JSON", "application/feed+json"),
)
# What there are feeds of, and how the names of their addresses begin.
FACT_CHECKS, CORRECTIONS = "", "corrections_"


def feed_links(kind: str, query: str = "") -> tuple[FeedLink, ...]:
    """The feeds of fact-checks or of corrections in the active language, under a list's own query."""
    tail = f"?{query}" if query else ""
    return tuple(FeedLink(found, reverse(kind + found.key) + tail) for found in FORMATS)
