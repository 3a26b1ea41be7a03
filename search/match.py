"""When a message counts as being about a claim: pure rules, with the figures they were fitted to."""

from dataclasses import dataclass
from enum import StrEnum

# The confidence from which a claim is shown as one that the message may be about.
POSSIBLE = 0.5


class State(StrEnum):
    """The three answers to "has it been checked?"."""

    EXACT = "exact"
    POSSIBLE = "possible"
    NONE = "none"


class Why(StrEnum):
    """What a message and a claim share."""

    ADDRESS = "address"
    TEXT = "text"
    PICTURE = "picture"
    WORDS = "words"


@dataclass(frozen=True)
class Match:
    """A claim that a message is about, or may be about.

    `spans` are the parts [start, end) of the message that the claim shares, in characters.
    """

    subject: str
    why: Why
    confidence: float = 1.0
    key: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    region: str = ""


@dataclass(frozen=True)
class Answer:
    """What is known about a message: `matches` are one or more certain ones, up to five possible ones, or none."""

    state: State
    matches: tuple[Match, ...] = ()
