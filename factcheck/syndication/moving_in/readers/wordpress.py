"""A WordPress export (WXR), item by item: titles or categories carry the verdict."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ..records import Record, Somebody, Unreadable, Withdrawn
from .claimreviews import published
from .values import LONGEST_BODY, LONGEST_NAME, LONGEST_TITLE, address, host_of, moment, page_language, raw, text

# What WordPress keeps beside articles.
NOT_ARTICLES = {
    "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request",
    "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
    "wp_font_face", "page",
}  # fmt: skip
NO_TAGS = {"uncategorized", "bez-rubriki", "без-рубрики", "sanatsyz", "санатсыз"}
# "Фейк: «…»", "[Фейк] …", "Манипуляция — …", "ФЕЙК! …", "Фейк «…»"
LABEL = re.compile(r"\W*(?P<word>[^\W\d_][^:—–«“\"!.\[\]]{1,40}?)\s*(?:[\]:—–!.]+\s*|(?=[«“\"]))(?P<claim>\S.*)")
QUOTED = re.compile(r"[«“\"„](?P<inside>.*)[»”\"“][\s.!]*")
LARGEST_ITEM = 32 * 1024 * 1024
NEVER = "0000-00-00 00:00:00"


class ItemWise:
    """The file as the parser reads it; one item, which is held in memory, has a limit of its own."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.since = stream, 0

    def read(self, size: int = -1) -> bytes:
        content = self.stream.read(size)
        self.since += len(content)
        if self.since > LARGEST_ITEM:
            raise Unreadable(f"one item is larger than {LARGEST_ITEM // 1024**2} MB")
        return content


@dataclass
class Item:
    """One post as the export has it: its fields by local name, its terms as (taxonomy, nicename, words)."""

    fields: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    author: str = ""


def elements(stream: BinaryIO) -> Iterator[tuple[str, Item]]:
    """Every post with its place: "item 3". Entities and external files are refused; memory holds one item at a time.

    Raises Unreadable where the file is no XML, or does what an export never does.
    """
    authors: dict[str, str] = {}
    place = 0
    try:
        source = ItemWise(stream)
        for _event, node in iterparse(source, forbid_dtd=True):
            if local(node.tag) == "author" and len(node):
                told = fields_of(node)
                authors[told.get("author_login", "")] = told.get("author_display_name", "")
            elif local(node.tag) == "item":
                place += 1
                item = item_of(node, authors)
                node.clear()
                source.since = 0
                if item.fields.get("post_type", "post") not in NOT_ARTICLES:
                    yield f"item {place}", item
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable(f"this is no whole export of WordPress: {error}") from error


def item_of(node: Element, authors: dict[str, str]) -> Item:
    terms = [
        (child.get("domain", "category"), unquote(child.get("nicename", "")), child.text or "")
        for child in node
        if local(child.tag) == "category"
    ]
    fields = fields_of(node)
    login = fields.get("creator", "")
    return Item(fields, terms, authors.get(login) or login)


def fields_of(node: Element) -> dict[str, str]:
    """The texts of the children; both `encoded` are told apart by their namespaces."""
    told = {}
    for child in node:
        name = local(child.tag)
        told["excerpt" if name == "encoded" and "excerpt" in child.tag else name] = child.text or ""
    return told


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def record(item: Item, language: str, knows: Callable[[str], bool]) -> Record:
    """The record of a post; `knows` tells a verdict's word from any other. Raises Unusable with the reason."""
    get = item.fields.get
    if get("status", "publish") != "publish" or get("post_password"):
        raise Withdrawn("it is not public there")
    title = text(get("title"), "title", LONGEST_TITLE)
    terms = [(kind, name, text(words, "category", 100)) for kind, name, words in item.terms]
    word, claim = label_and_claim(title, knows)
    url = address(get("link"), "link")
    return Record(
        language=page_language(term(terms, "language"), language, title),
        claim=claim,
        claim_here=claim,
        verdict_words=tuple(filter(None, (word, *(words for _k, _n, words in terms if knows(words))))),
        published=published(in_utc(get("post_date_gmt")) or get("post_date")),
        modified=moment(in_utc(get("post_modified_gmt")), "post_modified_gmt"),
        url=url,
        identifier=group_of(terms, url),
        headline=title,
        answer=text(get("excerpt"), "excerpt"),
        body=raw(get("encoded"), "content", LONGEST_BODY),
        authors=tuple(filter(None, [text(item.author, "creator", LONGEST_NAME)])),
        tags=tuple(words for kind, name, words in terms if is_tag(kind, name, words, knows)),
        claimants=NOBODY,
    )


# A post does not say who said it.
NOBODY: tuple[Somebody, ...] = ()


def label_and_claim(title: str, knows: Callable[[str], bool]) -> tuple[str, str]:
    """The verdict's word before the claim, and the claim without quotation marks: "Фейк: «…»".

    What stands before a colon and is no verdict is reported as one nobody knows, but stays in the claim.
    """
    found = LABEL.fullmatch(title)
    if not found:
        return "", title
    if not knows(found["word"]):
        return found["word"] if ":" in title else "", title
    quoted = QUOTED.fullmatch(found["claim"])
    return found["word"], quoted["inside"] if quoted else found["claim"]


def in_utc(told: str | None) -> str:
    return f"{told}+00:00" if told and told != NEVER else ""


def term(terms: list[tuple[str, str, str]], taxonomy: str) -> str:
    return next((name for kind, name, _words in terms if kind == taxonomy), "")


def group_of(terms: list[tuple[str, str, str]], url: str) -> str:
    """What Polylang calls the same article in several languages."""
    group = term(terms, "post_translations")
    return f"{host_of(url)} {group}" if group else ""


def is_tag(taxonomy: str, nicename: str, words: str, knows: Callable[[str], bool]) -> bool:
    """Whether a term says what the article is about."""
    return bool(words) and taxonomy in ("category", "post_tag") and nicename not in NO_TAGS and not knows(words)
