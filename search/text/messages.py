"""Messages that are passed on: the sentences in them, without the phrases that ask to pass them on."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

_end = re.compile(r"(?<=[.!?…])[\"'»”)]*\s+|\n+|(?<!\s)\s+(?=[❗️‼️⚠️🔴•])")
_line = re.compile(r"[^\n]+")


@cache
def _fillers() -> re.Pattern[str]:
    """One pattern for the phrases of all languages; blanks in a phrase stand for any blank, * for letters."""
    lines = [
        line.strip()
        for path in sorted((Path(__file__).parent / "fillers").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    patterns = [
        re.escape(line).replace(r"\*", r"\w*").replace(r"\ ", r"[\s,!:–—-]+")
        for line in sorted(lines, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def without_filler(text: str) -> str:
    """The text with spaces where chain-letter phrases were, so that every place in it keeps its number."""
    return _fillers().sub(lambda found: " " * len(found[0]), text)


def sentences(text: str) -> list[tuple[int, int]]:
    """Places [start, end) of the sentences and lines of a text."""
    cuts = [0, *(found.end() for found in _end.finditer(text)), len(text)]
    return [(start, stop) for start, stop in pairwise(cuts) if text[start:stop].strip()]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Places of the lines of a text."""
    return [found.span() for found in _line.finditer(text)]


def windows(text: str, size: int = 2) -> list[tuple[int, int]]:
    """Places of the sentences of a message, and of each run of `size` sentences; a short message is one window."""
    single = sentences(text)
    runs = [(single[n][0], single[n + size - 1][1]) for n in range(len(single) - size + 1)]
    return list(dict.fromkeys([*single, *runs]))
