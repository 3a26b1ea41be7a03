"""One ClaimReview a line, as JSON; bounded in memory however many there are."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..records import Record, Unusable
from . import datafeed

LONGEST_LINE = 4 * 1024 * 1024


def elements(stream: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """Every line that is not empty, with its place: "line 3"."""
    place = 0
    while line := stream.readline(LONGEST_LINE):
        place += 1
        is_whole = len(line) < LONGEST_LINE or line.endswith(b"\n")
        while not is_whole and (rest := stream.readline(LONGEST_LINE)):
            is_whole, line = rest.endswith(b"\n"), b"\0"
        if line.strip():
            yield f"line {place}", line


def record(line: bytes, language: str) -> Record:
    """The record of one line. Raises Unusable with the reason."""
    if line == b"\0" or len(line) >= LONGEST_LINE:
        raise Unusable(f"the line is longer than {LONGEST_LINE // 1024**2} MB")
    return datafeed.record(parsed(line), language)


def parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"the line is no JSON: {error}") from error
