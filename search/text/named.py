"""What a text speaks of by name: places, platforms, illnesses, sums … told apart where words are nearly the same.

"Poison in the tap water of Taraz" and "… of Kyzylorda" share all words but one, and vectors cannot tell them apart.
The names stand in `kinds/*.txt`, one thing a line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from . import latin, letters
from .numbers import numbers
from .words import words_in

SHORTEST = 3

_word = re.compile(r"[^\W\d_]+")
# A name stands before these: there are too many to list, and fraudsters make up new ones.
_after_name = re.compile(
    "(?P<bank>банк|bank)|(?P<dam>бөгет|плотин|dam$)|(?P<district>аудан|район|district)", re.IGNORECASE
)


def named(text: str) -> frozenset[str]:
    """The things that a text names, as "kind:thing"; both sides of an opposition are of one kind."""
    found = {thing for word, _start, _end in words_in(text) for thing in _things(word)}
    found |= set(_before_nouns(text))
    return frozenset(found | {f"number:{number:g}" for number in numbers(text)})


def mostly_named(named_in: Iterable[frozenset[str]]) -> frozenset[str]:
    """The things that at least half of some texts name: what they are about. Given what each names."""
    each = list(named_in)
    counts = Counter(thing for things in each for thing in things)
    return frozenset(thing for thing, count in counts.items() if 2 * count >= len(each))


def disagree(asked: Iterable[str], told: Iterable[str], mostly: Iterable[str]) -> bool:
    """Whether a message names another thing of a kind than a claim does.

    `told` is all that the claim's texts name, `mostly` what it is about. That one of the two names nothing of a kind
    says nothing: people leave much out.
    """
    ask, tell, about = _by_kind(asked), _by_kind(told), _by_kind(mostly)
    return any(_apart(things, tell.get(kind, set()), about.get(kind, set())) for kind, things in ask.items())


def _apart(asked: set[str], told: set[str], mostly: set[str]) -> bool:
    """Whether both name things, and none in common; or each names one that the other lacks."""
    if told and not asked & told:
        return True
    return bool(asked - told and mostly - asked) and not any(thing.startswith("number:") for thing in asked)


def _by_kind(things: Iterable[str]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for thing in things:
        kinds.setdefault(thing.partition(":")[0], set()).add(thing)
    return kinds


@lru_cache(maxsize=50_000)
def _things(word: str) -> tuple[str, ...]:
    """The things that a lower-case word may name, in any script and spelling of Kazakh letters."""
    whole, beginnings = _lists()
    found: set[str] = set()
    for form in {letters.folded(word), letters.folded(latin.to_cyrillic(word))}:
        found |= whole.get(form, set())
        for length in range(SHORTEST, len(form) + 1):
            found |= beginnings.get(form[:length], set())
    return tuple(sorted(found))


@cache
def _lists() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Things by whole words and by beginnings of words."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    for path in sorted((Path(__file__).parent / "kinds").glob("*.txt")):
        for thing, names in _lines(path):
            for name in names:
                table = whole if name.startswith("=") else beginnings
                table.setdefault(letters.folded(name.lstrip("=")), set()).add(thing)
    return whole, beginnings


def _lines(path: Path) -> Iterable[tuple[str, list[str]]]:
    """Each thing of a list with its names; a blank line begins another kind, as between two pairs of opposites."""
    part = 0
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            part += 1
        elif not line.startswith("#"):
            names = line.split()
            yield f"{path.stem} {part}:{names[0].lstrip('=')}", names


def _before_nouns(text: str) -> Iterator[str]:
    """Names that stand before the word "bank" or the like; in all scripts alike, without endings."""
    for name, word in pairwise(_word.findall(text)):
        if name[0].isupper() and len(name) >= SHORTEST and (noun := _after_name.match(word)):
            yield f"{noun.lastgroup}:{letters.folded(latin.to_cyrillic(name.lower()))[:5]}"
