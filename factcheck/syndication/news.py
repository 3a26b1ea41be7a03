"""The news sitemap: what was published in the last two days, for those who list news.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from factcheck.claims.models import FactCheckPage
from factcheck.core.brand import branding
from factcheck.core.dates import machine_time
from factcheck.core.legal import legal

from .sitemaps import DECLARATION, NAMESPACE, location

IS_NEWS = timedelta(days=2)
MOST = 1_000
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def recent(now: datetime) -> Iterable[FactCheckPage]:
    """The fact-checks of all languages that are news, newest first, without those whose words were taken back."""
    pages = FactCheckPage.objects.published().filter(first_published_at__gt=now - IS_NEWS, first_published_at__lte=now)
    return pages.as_words().filter(is_retracted=False).newest_first()[:MOST]


def news_sitemap(pages: Iterable[FactCheckPage]) -> str:
    """The sitemap; with nothing in it, it is one as well."""
    urls = "".join(url(page) for page in pages)
    return f'{DECLARATION}<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS}">\n{urls}</urlset>\n'


def url(page: FactCheckPage) -> str:
    """One fact-check as news: who publishes it in which language, when, under which headline."""
    name = escape(legal(branding(page.language).site_name))
    return (
        f"<url>{location(page.url)}<news:news>"
        f"<news:publication><news:name>{name}</news:name><news:language>{page.language}</news:language>"
        f"</news:publication><news:publication_date>{machine_time(page.first_published_at)}</news:publication_date>"
        f"<news:title>{escape(legal(page.title))}</news:title></news:news></url>\n"
    )
