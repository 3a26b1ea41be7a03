"""What the engine says about a document that matches."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Features:
    """What a message and a document have in common, in shares of weight from 0 to 1.

    `words` is how much of the whole message the document has; `message` how much of the message's best window
    its best passage has, `passage` how much of that passage is in that window. `margin` is the distance to the best
    other subject, as a share of the best score: below zero for all but the first.
    """

    words: float = 0.0
    message: float = 0.0
    passage: float = 0.0
    margin: float = 0.0


@dataclass(frozen=True)
class Hit:
    """One found document. `score` orders; `confidence` (0 to 1) is how sure it is that the message is about it.

    `matched` are spans [start, end) of the asked text, in characters, that the document shares.
    """

    key: str
    subject: str
    kind: str
    language: str
    score: float
    confidence: float = 0.0
    matched: tuple[tuple[int, int], ...] = ()
    features: Features = field(default_factory=Features)


@dataclass(frozen=True)
class Found:
    """One screen of a search: `total` subjects match; `facets` maps names to keys to counts over all of them.

    `meant` is a better spelling of what was typed, or empty; `terms` are the forms of words to highlight.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    meant: str = ""
    terms: frozenset[str] = frozenset()
