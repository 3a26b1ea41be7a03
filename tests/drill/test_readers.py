"""Programs that nobody here wrote read a served site over HTTP: feedparser, ultimate-sitemap-parser, extruct."""

from urllib.parse import quote
from urllib.request import urlopen

import extruct
import feedparser
import pytest
from usp.tree import sitemap_tree_for_homepage

from tests.browser.served import demonstration

LANGUAGES = ("kk", "ru", "en")
PATHS = ("feed/rss.xml", "feed/atom.xml", "corrections/feed/rss.xml", "corrections/feed/atom.xml")
QUERIES = ("", "?verdict=false", "?topic=security&verdict=false", f"?q={quote('дрон')}", "?verdict=nothing")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with demonstration(tmp_path_factory.mktemp("var")) as served:
        yield served


@pytest.mark.drill
def test_feedparser_reads_every_feed_and_asks_again_for_nothing(site):
    """It asks as programs do that remember the tag of the last answer."""
    read = entries = 0
    for language in LANGUAGES:
        for address in (f"{site.address}/{language}/{path}{query}" for path in PATHS for query in QUERIES):
            found = feedparser.parse(address)
            assert (found.status, found.bozo, found.feed.language) == (200, False, language), address
            [own] = [link.href for link in found.feed.links if link.rel == "self"]
            assert feedparser.parse(own, etag=found.etag).status == 304, own
            read, entries = read + 1, entries + len(found.entries)
    print(f"{read} feeds, {entries} entries, each asked again: 304")


@pytest.mark.drill
def test_sitemap_parser_finds_pages_that_are_there_with_one_record_on_each_fact_check(site):
    """From the home page alone, by robots.txt; extruct reads what it finds."""
    pages = list(sitemap_tree_for_homepage(f"{site.address}/", use_known_paths=False).all_pages())
    addresses = {page.url for page in pages}
    news = {page.url for page in pages if page.news_story}
    records = {address: records_of(address) for address in sorted(addresses)}
    reviews = {address for address, found in records.items() if found == ["ClaimReview"]}
    assert len(news) == 15 and news <= reviews
    assert all("/claims/" in address for address in reviews)
    assert all(not found for address, found in records.items() if address not in reviews)
    print(f"{len(addresses)} addresses of {len(pages)} entries, {len(news)} news, {len(reviews)} ClaimReviews")


def records_of(address: str) -> list[str]:
    """The types of the records of a page."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310
        found = extruct.extract(answer.read(), base_url=address, syntaxes=["json-ld"], errors="strict")
    return [record["@type"] for record in found["json-ld"]]
