"""Articles as other systems keep them, HTML of whatever kind, become blocks of our bodies; nothing else survives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bs4 import BeautifulSoup, Comment
from bs4.element import NavigableString, PageElement, Tag
from django.utils.html import escape

from factcheck.core.excerpts import shortened

from .records import Unusable

# Pictures, frames and forms of the old site stay there.
DROPPED = [
    "script", "style", "iframe", "object", "embed", "form", "noscript", "figure", "img", "picture", "video", "audio",
    "svg", "math", "canvas", "template", "head", "button", "input", "select", "textarea", "nav",
]  # fmt: skip
# Of these the report says how many there were.
COUNTED = ["figure", "img", "iframe", "video", "audio", "object", "embed"]
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
BLOCKS = {"div", "section", "article", "main", "body", "html", "header", "footer", "aside", "center", "details"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]{1,1990}", re.IGNORECASE)
# WordPress: [caption id="…"]…[/caption], [embed], [gallery ids="1,2"]
SHORTCODE = re.compile(r"\[/?(?:caption|embed|gallery|audio|video|playlist|vc_\w+|su_\w+|wp_\w+)\b[^\]]*\]")
PARAGRAPHS = re.compile(r"\n\s*\n")
LONGEST_HEADING = 120

Block = dict[str, object]


@dataclass(frozen=True)
class Body:
    """An article as raw blocks, and how many of its pictures and frames are not among them."""

    blocks: list[Block]
    lost: int


# A record's article is asked for twice: for its page and for the report.
@lru_cache(maxsize=1)
def read(html: str, language: str) -> Body:
    """The body as paragraphs with links and lists, headings, quotations. Raises Unusable when too deep."""
    soup = BeautifulSoup(SHORTCODE.sub("", html), "html.parser")
    free_words(soup)
    lost = pictures_in(soup)
    for node in [*soup.find_all(DROPPED), *soup.find_all(string=lambda found: isinstance(found, Comment))]:
        node.extract()
    try:
        return Body(list(of_children(soup, language)), lost)
    except RecursionError:
        raise Unusable("its text is nested deeper than any article") from None


def free_words(soup: Tag) -> None:
    """WordPress keeps tables and pulled quotations in figures, too, with what is said below them."""
    for node in soup.find_all(["table", "blockquote"]):
        for figure in node.find_parents("figure"):
            figure.unwrap()


def pictures_in(soup: Tag) -> int:
    """How many there are; a figure and the picture in it are one."""
    found = soup.find_all(COUNTED)
    around = {id(outer) for node in found if (outer := node.find_parent(COUNTED))}
    return len(found) - len(around)


def paragraph(words: str) -> Block:
    """A paragraph of plain words."""
    return {"type": "paragraph", "value": f"<p>{escape(words)}</p>"}


def of_children(node: Tag, language: str) -> Iterator[Block]:
    """The blocks inside; loose words between them become paragraphs, as WordPress shows them."""
    loose = ""
    for child in node.children:
        if isinstance(child, Tag) and child.name not in INLINE and child.name not in ("a", "br", "span"):
            yield from of_loose(loose)
            loose = ""
            yield from of_block(child, language)
        else:
            loose += inline(child)
    yield from of_loose(loose)


def of_loose(html: str) -> Iterator[Block]:
    for part in PARAGRAPHS.split(html):
        yield from prose("p", part)


def of_block(node: Tag, language: str) -> Iterator[Block]:
    words = " ".join(node.get_text(" ").split())
    if node.name in HEADINGS and words:
        yield {"type": "heading", "value": shortened(words, LONGEST_HEADING)}
    elif node.name == "blockquote" and words:
        yield {"type": "quote", "value": {"text": words, "language": language, "translation": "", "attribution": ""}}
    elif node.name in ("ul", "ol"):
        yield from prose(node.name, "".join(items_of(node)))
    elif node.name in BLOCKS:
        yield from of_children(node, language)
    elif node.name == "tr":
        yield from prose("p", " · ".join("".join(map(inline, cell.children)) for cell in node.find_all(["td", "th"])))
    elif node.find(["p", "tr", "li", *HEADINGS]):
        yield from of_children(node, language)
    else:
        yield from prose("p", "".join(map(inline, node.children)))


def items_of(node: Tag) -> Iterator[str]:
    """The items of a list and of the lists within it, one after another: ours have one level."""
    items = node.find_all("li")
    for inner in node.find_all(["ul", "ol"]):
        inner.replace_with(" ")
    for item in items:
        if words := "".join(map(inline, item.children)).strip():
            yield f"<li>{words}</li>"


def prose(tag: str, html: str) -> Iterator[Block]:
    """One block of prose, unless nothing can be read in it."""
    html = html.strip()
    if re.sub(r"<[^>]*>|&nbsp;|\s", "", html):
        yield {"type": "paragraph", "value": f"<{tag}>{html}</{tag}>"}


def inline(node: PageElement) -> str:
    """Words with what our editor has: bold, italic, links to the web. Every other tag gives its words alone."""
    if isinstance(node, NavigableString):
        return escape(str(node))
    if node.name == "br":
        return "<br/>"
    words = "".join(map(inline, node.children))
    if node.name == "p" or node.name in BLOCKS:
        return f" {words} "
    if node.name in INLINE:
        return f"<{INLINE[node.name]}>{words}</{INLINE[node.name]}>" if words.strip() else words
    target = str(node.get("href") or "").strip() if node.name == "a" else ""
    return f'<a href="{escape(target)}">{words}</a>' if words.strip() and LINK.fullmatch(target) else words


def plain_words(raw: list[Block]) -> str:
    """The first paragraph of a body in plain words; "" when it has none."""
    first = next((block["value"] for block in raw if block["type"] == "paragraph"), "")
    return " ".join(BeautifulSoup(str(first), "html.parser").get_text(" ").split())
