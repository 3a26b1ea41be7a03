"""Sitemaps, https://www.sitemaps.org/protocol.html: an index, and the addresses of each language in files of 50,000."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.urls import reverse

from factcheck.core.dates import machine_time
from factcheck.core.heads import alternates
from factcheck.core.languages import content_languages
from factcheck.core.pieces import in_pieces

from .sources import Listed, everything

CONTENT_TYPE = "application/xml; charset=utf-8"
PER_FILE = 50_000
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
URLSET = f'<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'


def counts() -> dict[str, int]:
    """How many addresses there are in each language."""
    return dict(Counter(language for listed in everything() for language in listed.paths))


def index(numbers: dict[str, int], changed_at: datetime | None) -> str:
    """The index of all sitemaps, from the number of addresses in each language."""
    addresses = [
        file_path(code, part)
        for code, _name in content_languages()
        for part in range(1, ceil(numbers.get(code, 0) / PER_FILE) + 1)
    ]
    files = (f"<sitemap>{location(path)}{last_change(changed_at)}</sitemap>\n" for path in addresses)
    return f'{DECLARATION}<sitemapindex xmlns="{NAMESPACE}">\n{"".join(files)}</sitemapindex>\n'


def file_path(language: str, part: int) -> str:
    """`/sitemap-ru.xml`, `/sitemap-ru-2.xml` …"""
    return reverse("sitemap", args=[language if part == 1 else f"{language}-{part}"])


def sitemap(language: str, part: int) -> Iterator[str]:
    """One file, in pieces as the addresses are read."""
    start = (part - 1) * PER_FILE
    found = (listed for listed in everything() if language in listed.paths)
    yield DECLARATION + URLSET
    yield from in_pieces(url(listed, language) for listed in islice(found, start, start + PER_FILE))
    yield "</urlset>\n"


def url(listed: Listed, language: str) -> str:
    """One address with its last change and its other languages."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(settings.SITE_ADDRESS + path)}/>'
        for code, path in alternates(listed.paths, settings.LANGUAGE_CODE)
    )
    return f"<url>{location(listed.paths[language])}{last_change(listed.changed.get(language))}{links}</url>\n"


def location(path: str) -> str:
    return f"<loc>{escape(settings.SITE_ADDRESS + path)}</loc>"


def last_change(at: datetime | None) -> str:
    return f"<lastmod>{machine_time(at)}</lastmod>" if at else ""
