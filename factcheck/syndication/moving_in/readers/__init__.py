"""Files of several formats, told by what stands in them, as records one after another."""

import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..records import Record, Unreadable, Unusable
from . import datafeed, lines, tables, wordpress

# One JSON document is held in memory as a whole; the other formats are read piece by piece.
LARGEST_DOCUMENT = 100 * 1024 * 1024
LOOKED_AT = 64 * 1024

Arrival = tuple[str, Record | Unusable]


def arrivals(stream: io.BufferedReader, language: str, knows: Callable[[str], bool]) -> Iterator[Arrival]:
    """Every record of the file with its place, or the reason why it cannot be used.

    `language` is for records that do not say theirs; `knows` tells a verdict's word from any other. Raises Unreadable
    where the file cannot be read, or not any further.
    """
    elements, read = reader_of(stream, knows)
    for place, element in elements:
        try:
            yield place, read(element, language)
        except Unusable as reason:
            yield place, reason


def reader_of(stream: io.BufferedReader, knows: Callable[[str], bool]) -> tuple[Iterator, Callable[[Any, str], Record]]:
    """The elements of the file and what reads one of them, by its first characters."""
    start = stream.peek(LOOKED_AT)[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise Unreadable("the file is empty")
    if start.startswith(b"<"):
        return wordpress.elements(stream), partial(wordpress.record, knows=knows)
    if start.startswith(b"{") and holds_lines(start):
        return lines.elements(stream), lines.record
    if start.startswith((b"{", b"[")):
        return datafeed.elements(whole(stream)), datafeed.record
    return tables.elements(stream), tables.record


def holds_lines(start: bytes) -> bool:
    """Whether the first line is a record of its own and not the beginning, or the whole, of a feed."""
    first, ends, _rest = start.partition(b"\n")
    try:
        data = json.loads(first)
    except (ValueError, RecursionError):
        # Longer than what is looked at: a feed names itself at its start.
        return not ends and b'"dataFeedElement"' not in first and b'"@graph"' not in first
    return isinstance(data, dict) and not {"dataFeedElement", "@graph", "itemListElement"} & set(data)


def whole(stream: io.BufferedReader) -> bytes:
    content = stream.read(LARGEST_DOCUMENT + 1)
    if len(content) > LARGEST_DOCUMENT:
        most = LARGEST_DOCUMENT // 1024**2
        raise Unreadable(f"a JSON document may have {most} MB; one record a line (JSONL) may be longer")
    return content
