"""What a text speaks of by name: places, platforms, illnesses, sums … told apart where words are nearly the same.

"Poison in the tap water of Taraz" and "… of Kyzylorda" share all words but one, and vectors cannot tell them apart.
The names stand in `kinds/*.txt`, one thing a line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from . import latin, letters
from .numbers import numbers
from .things import SHORTEST, things
from .words import words_in

_word = re.compile(r"[^\W\d_]+")
# A name stands before these words: there are too many to list, and fraudsters make up new ones.
_after_name = re.compile("(?P<bank>банк|bank)|(?P<dam>бөгет|dams?$)|(?P<adjective>плотин)", re.IGNORECASE)
_year = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")


def named(text: str) -> frozenset[str]:
    """The things that a text names, as "kind:thing"; both sides of an opposition are of one kind."""
    found = {thing for word, _start, _end in words_in(text) for thing in things(word)}
    found |= set(_before_nouns(text)) | {f"year:{year}" for year in _year.findall(text)}
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


def _before_nouns(text: str) -> Iterator[str]:
    """Names of banks and dams; in all scripts alike, without endings. "Прорвало плотину" names none."""
    for name, word in pairwise(_word.findall(text)):
        noun = _after_name.match(word) if name[0].isupper() and len(name) >= SHORTEST else None
        if noun and (noun.lastgroup != "adjective" or "ск" in name):
            kind = "bank" if noun["bank"] else "dam"
            yield f"{kind}:{letters.folded(latin.to_cyrillic(name.lower()))[:4]}"
