"""How two texts differ: paragraph by paragraph, and word by word where a paragraph was rewritten."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A paragraph is looked for among so many old ones, and is the same one rewritten from this likeness (0 to 1) on.
NEAREST = 5
LIKENESS = 0.4
# Pairs of equal words that one call compares at most, so that no text, however made, keeps a reader waiting.
MOST_PAIRS = 200_000
# Letters of a word that, left alone between two changes, would only tear a sentence to shreds.
SHORT_WORD = 3


class Fate(StrEnum):
    """What became of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Line:
    """A paragraph in plain words. `of` tells apart pictures and tables that are called the same."""

    text: str
    language: str = ""
    of: str = ""


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph and what became of them."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class Difference:
    """A paragraph that was added, removed or rewritten, or a number of paragraphs that stayed as they were."""

    pieces: tuple[Piece, ...] = ()
    language: str = ""
    unchanged: int = 0


def differences(old: Sequence[Line], new: Sequence[Line]) -> list[Difference]:
    """What leads from the old paragraphs to the new ones, in reading order; empty when nothing changed."""
    if list(old) == list(new):
        return []
    found: list[Difference] = []
    pairs = MOST_PAIRS // max(len(new), 1)
    for kind, first, last, start, end in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            found.append(Difference(unchanged=last - first))
        else:
            found += rewritten(old[first:last], new[start:end], pairs)
    return found


def rewritten(removed: Sequence[Line], added: Sequence[Line], pairs: int) -> list[Difference]:
    """Each added paragraph beside the one it was made from, if there is one; what is left was removed or added."""
    found, fresh, place = [], [], 0
    bags = [Counter(line.text.split()) for line in removed]
    for line in added:
        origin = nearest(Counter(line.text.split()), bags[place : place + NEAREST])
        if origin is None:
            fresh.append(line)
            continue
        found += [*whole(Fate.REMOVED, removed[place : place + origin]), *whole(Fate.ADDED, fresh)]
        found += changed(removed[place + origin], line, pairs)
        fresh, place = [], place + origin + 1
    return [*found, *whole(Fate.REMOVED, removed[place:]), *whole(Fate.ADDED, fresh)]


def nearest(words: Counter, candidates: Sequence[Counter]) -> int | None:
    """Which of the candidates has most words in common, None when none has enough."""
    likeness = [2 * (words & other).total() / max(words.total() + other.total(), 1) for other in candidates]
    best = max(likeness, default=0)
    return likeness.index(best) if best >= LIKENESS else None


def whole(fate: Fate, lines: Iterable[Line]) -> list[Difference]:
    """Paragraphs that came or went as they are."""
    return [Difference((Piece(fate, line.text),), line.language) for line in lines]


def changed(old: Line, new: Line, pairs: int) -> list[Difference]:
    """A rewritten paragraph; where its words stayed, what they stand for or their language did not."""
    if old == new:
        return [Difference(unchanged=1)]
    if old.text == new.text or old.language != new.language:
        return [*whole(Fate.REMOVED, [old]), *whole(Fate.ADDED, [new])]
    return [Difference(tuple(pieces(old.text.split(), new.text.split(), pairs)), new.language)]


def pieces(old: list[str], new: list[str], pairs: int) -> list[Piece]:
    """The words of a rewritten paragraph, in reading order, each with its fate."""
    start = agreeing(old, new)
    end = agreeing(old[start:][::-1], new[start:][::-1])
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    found = [(old[:start], None), *middle(gone, come, pairs), (old[len(old) - end :], None)]
    return [piece for one, other in found for piece in in_words(one, other)]


def agreeing(one: list[str], other: list[str]) -> int:
    """With how many equal words both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (word, twin) in pairs if word != twin), min(len(one), len(other)))


def middle(gone: list[str], come: list[str], pairs: int) -> list[tuple[list[str], list[str] | None]]:
    """Runs of words between first and last change: (old, new), or (words, None) where they stayed."""
    before, after = Counter(gone), Counter(come)
    if sum(number * after[word] for word, number in before.items()) > pairs:
        return [(gone, come)]
    runs: list[tuple[list[str], list[str] | None]] = []
    for kind, first, last, start, end in SequenceMatcher(None, gone, come).get_opcodes():
        stays = kind == "equal" and sum(map(len, gone[first:last])) > SHORT_WORD
        if not stays and runs and runs[-1][1] is not None:
            runs[-1] = (runs[-1][0] + gone[first:last], runs[-1][1] + come[start:end])
        else:
            runs.append((gone[first:last], None if stays else come[start:end]))
    return runs


def in_words(old: list[str], new: list[str] | None) -> list[Piece]:
    """One run of words as pieces, without empty ones."""
    if new is None:
        return [Piece(Fate.SAME, " ".join(old))] if old else []
    found = [(Fate.REMOVED, old), (Fate.ADDED, new)]
    return [Piece(fate, " ".join(words)) for fate, words in found if words]
