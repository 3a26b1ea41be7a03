"""The word of the index that a reader may have meant: one letter off, or the same in another alphabet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from zlib import crc32

import numpy as np

from ..text.grams import skeleton
from .columns import Columns

SHORTEST, LONGEST = 4, 40


@dataclass(frozen=True)
class Form:
    """A word as it stands in documents, and how many have it."""

    word: str
    count: int


def variants(word: str) -> set[int]:
    """Numbers of a word's skeleton and of all it becomes without one letter: two words one slip apart share one."""
    bare = skeleton(word)
    return {crc32(variant.encode()) for variant in (bare, *(bare[:n] + bare[n + 1 :] for n in range(len(bare))))}


def arrays(documents: Iterable[Iterable[str]]) -> dict[str, np.ndarray]:
    """The words of documents with their counts, and which words each number of a variant stands for."""
    counted = Counter(word for words in documents for word in set(words) if SHORTEST <= len(word) <= LONGEST)
    forms = [word for word in counted if not word.isdigit()]
    near = [np.fromiter(variants(word), np.uint32) for word in forms]
    owners = np.repeat(np.arange(len(forms), dtype=np.uint32), [len(own) for own in near])
    numbers = np.concatenate([np.zeros(0, np.uint32), *near])
    order = np.argsort(numbers, kind="stable")
    texts = [word.encode() for word in forms]
    return {
        "form": np.frombuffer(b"".join(texts), np.uint8),
        "form starts": np.cumsum([0, *map(len, texts)]).astype(np.uint64),
        "form count": np.array([counted[word] for word in forms], np.uint32),
        "variant": numbers[order],
        "variant form": owners[order],
    }


class Spelling:
    """The words of all segments."""

    def __init__(self, parts: Sequence[Columns]) -> None:
        self._parts = parts
        self._variants: list[np.ndarray] = []

    def nearest(self, word: str) -> Form | None:
        """The word most like this one, of equals the one in most documents; None when nothing is near."""
        if not SHORTEST <= len(word) <= LONGEST or word.isdigit():
            return None
        bare = skeleton(word)
        likeness = {form: SequenceMatcher(None, bare, skeleton(form.word)).ratio() for form in self._near(word)}
        return max(likeness, key=lambda form: (likeness[form], form.count, form.word), default=None)

    def _near(self, word: str) -> list[Form]:
        if not self._variants:
            self._variants = [part.read("variant") for part in self._parts]
        wanted = np.fromiter(variants(word), np.uint32)
        counts: Counter[str] = Counter()
        for part, known in zip(self._parts, self._variants, strict=True):
            first, last = np.searchsorted(known, wanted), np.searchsorted(known, wanted, "right")
            for form in np.unique(part.stretches("variant form", first.tolist(), last.tolist())).tolist():
                start, stop = part.read("form starts", form, form + 2).astype(int)
                text = part.read("form", start, stop).tobytes().decode()
                counts[text] += int(part.read("form count", form, form + 1)[0])
        del counts[word]
        return [Form(text, count) for text, count in counts.items()]
