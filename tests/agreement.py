"""Every output of a claim, read as the programs and people read it for whom it is made: what it says, as facts."""

import csv
import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from unittest.mock import patch
from urllib.parse import quote

import extruct
import feedparser
from django.test import Client
from lxml import etree, html

from factcheck.claims.review import Review
from search.documents import key_of
from search.ranking import Found, Hit

HOST = "http://testserver"
# What a fact is called, and what an output says of it. An output tells only some of them.
Facts = dict[str, str]


@dataclass
class Outputs:
    """The site as it stands now: each address is asked once, however many claims are looked for in it."""

    client: Client
    asked: dict[str, bytes] = field(default_factory=dict)

    def bytes(self, address: str) -> bytes:
        if address not in self.asked:
            response = self.client.get(address.removeprefix(HOST))
            assert response.status_code == 200, (address, response.status_code)
            self.asked[address] = response.getvalue()
        return self.asked[address]

    def tree(self, address: str):
        return html.fromstring(self.bytes(address))

    def json(self, address: str):
        return json.loads(self.bytes(address))


def line(words: str | None) -> str:
    """The words as they look: spaces of every kind are one space."""
    return " ".join((words or "").split())


def text(element, path: str) -> str:
    """The words of the only element at the path, or nothing."""
    found = element.xpath(path)
    return line(found[0].text_content() if hasattr(found[0], "text_content") else found[0]) if found else ""


def verdict_of(element) -> Facts:
    """The first verdict below an element, its word without what only screen readers say."""
    [shown] = element.xpath(".//span[@data-verdict]")[:1]
    return {"key": shown.get("data-verdict"), "word": text(shown, ".//span[@class='verdict-word']/text()[last()]")}


def page(outputs: Outputs, review: Review) -> Facts:
    tree = outputs.tree(review.url)
    return {
        **verdict_of(tree.xpath("//main")[0]),
        "headline": text(tree, "//h1"),
        "explanation": text(tree, "//main//*[contains(@class, 'finding')]//*[@class='answer']"),
        "url": text(tree, "//link[@rel='canonical']/@href"),
        "published": text(tree, "//meta[@property='article:published_time']/@content"),
        "modified": text(tree, "//meta[@property='article:modified_time']/@content"),
    }


def share_card(outputs: Outputs, review: Review) -> Facts:
    """What messengers show beside a link."""
    word, headline = text(outputs.tree(review.url), "//meta[@property='og:image:alt']/@content").split(": ", 1)
    return {"word": word, "headline": headline}


def record(outputs: Outputs, review: Review) -> Facts:
    """The JSON-LD of the page."""
    [found] = extruct.extract(outputs.bytes(review.url), syntaxes=["json-ld"])["json-ld"]
    return claim_review(found)


def claim_review(found: dict) -> Facts:
    return {
        "word": found["reviewRating"]["alternateName"],
        "answer": line(found["reviewRating"].get("ratingExplanation")),
        "url": found["url"],
        "published": found["datePublished"],
        "modified": found["dateModified"],
        "language": found["inLanguage"],
    }


def list_card(outputs: Outputs, review: Review) -> Facts:
    return card(outputs.tree(f"/{review.language}/claims/"), review)


def search_result(outputs: Outputs, review: Review) -> Facts:
    """The claim as the search shows it, whatever it was found by."""
    key = key_of(f"claim-{review.number}", review.language)
    found = Found(hits=(Hit(key, f"claim-{review.number}", "claim", review.language, 1.0),), total=1)
    with patch("search.asking.search", return_value=found):
        return card(outputs.tree(f"/{review.language}/search/?q={quote(review.uuid)}"), review)


def card(tree, review: Review) -> Facts:
    """The claim's card on a page of cards."""
    [found] = [
        card for card in tree.xpath("//article") if f"№ {review.number}" in text(card, ".//*[@class='card-meta']")
    ]
    return {
        **verdict_of(found),
        "headline": text(found, ".//*[@class='card-title']"),
        "answer": text(found, ".//*[@class='card-answer']"),
        "url": HOST + text(found, ".//h2/a/@href"),
    }


def widget_card(outputs: Outputs, review: Review) -> Facts:
    tree = outputs.tree(f"/embed/claim/{review.number}/?lang={review.language}")
    return {
        "word": text(tree, "//*[@class='verdict']/span/text()[last()]"),
        "headline": text(tree, "//h1"),
        "explanation": text(tree, "//p[@class='answer']"),
        "url": text(tree, "//h1/a/@href"),
        "language": tree.get("lang"),
    }


def badge(outputs: Outputs, review: Review) -> Facts:
    tree = etree.fromstring(outputs.bytes(f"/embed/claim/{review.number}/badge.svg?lang={review.language}"))
    title = tree.findtext("{http://www.w3.org/2000/svg}title")
    return {"word": line(title.split(": ", 1)[1])}


def embed_json(outputs: Outputs, review: Review) -> Facts:
    found = outputs.json(f"/embed/claim/{review.number}.json?lang={review.language}")
    return {
        "key": found["verdict"]["key"],
        "word": found["verdict"]["name"],
        "headline": line(found["headline"]),
        "answer": line(found["answer"]),
        "url": found["url"],
        "published": found["publishedAt"],
        "modified": found["modifiedAt"],
        "since": found["verdictSince"],
        "language": found["language"],
    }


def oembed(outputs: Outputs, review: Review) -> Facts:
    """The title and the link; the verdict stands in the frame alone."""
    found = outputs.json(f"/oembed/?url={quote(review.url, safe='')}")
    link = text(html.fromstring(found["html"]), "//blockquote//a/@href")
    return {"headline": line(found["title"]), "url": link}


def verify_page(outputs: Outputs, review: Review) -> Facts:
    main = outputs.tree(f"/verify/{review.number}?lang={review.language}").xpath("//main")[0]
    return {
        **verdict_of(main),
        "explanation": text(main, ".//*[@class='answer']"),
        "url": HOST + text(main, ".//a[@class='button']/@href"),
    }


def xml_feed(name: str) -> Callable[[Outputs, Review], Facts]:
    def read(outputs: Outputs, review: Review) -> Facts:
        entries = feedparser.parse(outputs.bytes(f"/{review.language}/feed/{name}")).entries
        [found] = [entry for entry in entries if entry.id.endswith(f":claim-{review.number}-{review.language}")]
        times = {"published": found.published, "modified": found.updated} if name == "atom.xml" else {}
        return {"headline": line(found.title), "url": found.link, **entry(found.summary, found.tags[0].term), **times}

    return read


def json_feed(outputs: Outputs, review: Review) -> Facts:
    items = outputs.json(f"/{review.language}/feed/feed.json")["items"]
    [found] = [item for item in items if item["id"].endswith(f":claim-{review.number}-{review.language}")]
    return {
        "headline": line(found["title"]),
        "url": found["url"],
        **entry(found["content_html"], found["tags"][0]),
        "published": found["date_published"],
        "modified": found["date_modified"],
    }


def entry(summary: str, category: str) -> Facts:
    """Verdict and answer of an entry; the news of a change stands behind them."""
    words = html.fromstring(f"<div>{summary}</div>")
    assert text(words, "./strong") == f"{category}.", (summary, category)
    return {"word": category, "explanation": text(words, "./strong/following-sibling::text()[1]")}


def claims_search(outputs: Outputs, review: Review) -> Facts:
    claims = outputs.json("/v1alpha1/claims:search?reviewPublisherSiteFilter=testserver&pageSize=50")["claims"]
    [found] = [found for claim in claims for found in claim["claimReview"] if found["url"] == review.url]
    return {
        "word": found["textualRating"],
        "headline": line(found["title"]),
        "url": found["url"],
        "language": found["languageCode"],
    }


def archive_feed(outputs: Outputs, review: Review) -> Facts:
    items = outputs.json("/claimreview/data.json")["dataFeedElement"]
    [found] = [item for item in items if item["url"] == review.url and item["item"]]
    [record] = found["item"]
    assert (found["dateCreated"], found["dateModified"]) == (record["datePublished"], record["dateModified"])
    return claim_review(record)


def archive_lines(outputs: Outputs, review: Review) -> Facts:
    lines = gzip.decompress(outputs.bytes("/claimreview/data.jsonl.gz")).decode().splitlines()
    [found] = [record for record in map(json.loads, lines) if record.get("url") == review.url]
    return claim_review(found)


def archive_table(outputs: Outputs, review: Review) -> Facts:
    rows = csv.DictReader(outputs.bytes("/claimreview/claims.csv").decode("utf-8-sig").splitlines())
    [found] = [row for row in rows if row["url"] == review.url]
    return {
        "key": found["verdict"],
        "word": found["reviewRating.alternateName"],
        "headline": line(found["headline"]),
        "answer": line(found["reviewRating.ratingExplanation"]),
        "url": found["url"],
        "published": found["datePublished"],
        "modified": found["dateModified"],
        "language": found["inLanguage"],
    }


def sitemap(outputs: Outputs, review: Review) -> Facts:
    tree = etree.fromstring(outputs.bytes(f"/sitemap-{review.language}.xml"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    [found] = [url for url in tree.iterfind("s:url", names) if url.findtext("s:loc", namespaces=names) == review.url]
    return {"url": review.url, "modified": found.findtext("s:lastmod", namespaces=names)}


# Readers are shown these, and no verdict need be in force.
SHOWN = {"widget card": widget_card, "badge": badge, "embed JSON": embed_json, "verify page": verify_page}
# These are made of a fact-check in a language.
OUTPUTS: dict[str, Callable[[Outputs, Review], Facts]] = {
    **SHOWN,
    "page": page,
    "share card": share_card,
    "JSON-LD": record,
    "list card": list_card,
    "search result": search_result,
    "oEmbed": oembed,
    "RSS": xml_feed("rss.xml"),
    "Atom": xml_feed("atom.xml"),
    "JSON Feed": json_feed,
    "claims:search": claims_search,
    "data.json": archive_feed,
    "data.jsonl.gz": archive_lines,
    "claims.csv": archive_table,
    "sitemap": sitemap,
}
