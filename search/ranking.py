"""What the engine says about a document that matches."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Features:
    """What a message and a document have in common, in shares of weight from 0 to 1.

    `words` is how much the document has of the whole message, or of the sentences that say most; `message` how much
    of the message's best window its best passage has, `passage` how much of that passage is in that window. `meaning`
    is the centred cosine of the nearest passage, None without vectors. `disagrees`: it names another place, sum,
    medicine …. `margin` is the distance of its score to that of the best other subject: below zero for all but one.
    """

    words: float = 0.0
    message: float = 0.0
    passage: float = 0.0
    meaning: float | None = None
    disagrees: bool = False
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
