"""A page's words as plain paragraphs, from what a version of it keeps."""

import json
import re
from collections.abc import Callable
from html import unescape
from unicodedata import normalize

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .differences import Line

PARAGRAPH_END = re.compile(r"</(?:p|li)>|<br\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
# What stands in the text for a block that is no prose.
NAMES = {
    "picture": gettext_lazy("Picture"),
    "comparison": gettext_lazy("Picture comparison"),
    "evidence": pgettext_lazy("one source", "Evidence"),
    "linked_media": gettext_lazy("Video or post elsewhere"),
    "table": gettext_lazy("Table"),
}


def paragraphs(text: str | None) -> list[Line]:
    """The paragraphs of a plain text."""
    return lines((text or "").splitlines())


def lines(texts: list[str], language: str = "") -> list[Line]:
    """Paragraphs without the empty ones; how spaces and letters are coded is no difference."""
    clean = [" ".join(normalize("NFC", text).split()) for text in texts]
    return [Line(text, language) for text in clean if text]


def body_lines(body: str | list | None) -> list[Line]:
    """The paragraphs of a body as Wagtail keeps it: a list of {"type", "value"}, or the same as JSON."""
    blocks = json.loads(body) if isinstance(body, str) and body else body or []
    known = [block for block in blocks if block["type"] in READERS]
    return [line for block in known for line in READERS[block["type"]](block["value"])]


def prose(html: str) -> list[Line]:
    return lines([unescape(TAG.sub("", part)) for part in PARAGRAPH_END.split(html)])


def quotation(value: dict) -> list[Line]:
    """The words quoted keep their language."""
    quoted = lines((value.get("text") or "").splitlines(), value.get("language") or "")
    return [*quoted, *lines([value.get("attribution") or ""]), *paragraphs(value.get("translation"))]


def picture(value: dict) -> list[Line]:
    return [named("picture", value.get("alt"), value.get("image")), *lines([value.get("caption") or ""])]


def comparison(value: dict) -> list[Line]:
    halves = [value.get("first") or {}, value.get("second") or {}]
    return [named("comparison", value.get("finding")), *(line for half in halves for line in picture(half))]


def timeline(moments: list) -> list[Line]:
    return lines([" ".join(filter(None, [row.get("when"), row.get("text")])) for row in items(moments)])


def items(rows: list) -> list:
    """The values of a list block, which keeps each as {"type": "item", "value"}; older ones bare."""
    return [row["value"] if isinstance(row, dict) and row.get("type") == "item" else row for row in rows or []]


def named(kind: str, words: str | None, what: object = None) -> Line:
    """One line for what is not prose: the block's name, its words, and `what` it shows."""
    text = _("%(block)s: %(words)s") % {"block": NAMES[kind], "words": words} if words else str(NAMES[kind])
    return Line(" ".join(normalize("NFC", text).split()), of=json.dumps(what, sort_keys=True))


READERS: dict[str, Callable] = {
    "paragraph": lambda html: prose(html or ""),
    "heading": lambda text: lines([text or ""]),
    "quote": quotation,
    "picture": picture,
    "comparison": comparison,
    "evidence": lambda value: [named("evidence", value.get("note"), value.get("page"))],
    "timeline": timeline,
    "linked_media": lambda value: [named("linked_media", value.get("alt"), [value.get("still"), value.get("url")])],
    "what_to_do": lambda steps: lines(items(steps)),
    "table": lambda table: [named("table", (table or {}).get("caption"), table)],
}
