"""Things that go by several names, in three languages: cities, medicines, platforms, the directions of a price …

They stand in `kinds/*.txt`, one thing a line.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from . import latin, letters

SHORTEST = 3


@lru_cache(maxsize=20_000)
def things(word: str) -> tuple[str, ...]:
    """The things that a lower-case word may name, in any script and spelling of Kazakh letters."""
    whole, beginnings, longest = _lists()
    found: set[str] = set()
    for form in _forms(word):
        found |= whole.get(form, frozenset())
        for length in range(SHORTEST, min(len(form), longest) + 1):
            if named := beginnings.get(form[:length]):
                found |= named
    return tuple(sorted(found))


def _forms(word: str) -> tuple[str, ...]:
    if letters.is_cyrillic(word):
        return (letters.folded(word),)
    return word, letters.folded(latin.to_cyrillic(word))


@cache
def _lists() -> tuple[dict[str, set[str]], dict[str, set[str]], int]:
    """Things by whole words and by beginnings of words, and how long the longest beginning is."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    for path in sorted((Path(__file__).parent / "kinds").glob("*.txt")):
        for thing, names in _lines(path):
            for name in names:
                table = whole if name.startswith("=") else beginnings
                table.setdefault(letters.folded(name.lstrip("=")), set()).add(thing)
    return whole, beginnings, max(map(len, beginnings))


def _lines(path: Path) -> Iterable[tuple[str, list[str]]]:
    """Each thing of a list with its names; a blank line begins another kind, as between two pairs of opposites."""
    part = 0
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            part += 1
        elif not line.startswith("#"):
            names = line.split()
            yield f"{path.stem} {part}:{names[0].lstrip('=')}", names
