"""When a message counts as being about a claim: pure rules, with the figures they were fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp

from . import fusion
from .ranking import Features, Hit

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


@dataclass(frozen=True)
class Weights:
    """A logistic formula: what each thing that a message and a claim share adds, and where it begins."""

    begin: float
    words: float
    message: float
    passage: float
    margin: float
    disagrees: float
    meaning: float = 0.0

    def confidence(self, features: Features) -> float:
        """How sure it is that the message is about the claim: 0 to 1."""
        total = (
            self.begin
            + self.words * features.words
            + self.message * features.message
            + self.passage * features.passage
            + self.margin * features.margin
            + self.disagrees * features.disagrees
            + self.meaning * (features.meaning or 0.0)
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


WITH_WORDS = Weights(begin=-2.0, words=3.0, message=1.0, passage=1.0, margin=2.0, disagrees=-3.0)
WITH_MEANING = Weights(begin=-4.0, words=2.0, message=0.5, passage=0.5, margin=3.0, disagrees=-3.0, meaning=6.0)


def judged(hits: Sequence[Hit]) -> list[Hit]:
    """Hits with different subjects in their order, each with its score and confidence."""
    scored = [
        replace(hit, score=fusion.score(hit.features.words, hit.features.meaning, hit.features.disagrees))
        for hit in hits
    ]
    ordered = sorted(scored, key=lambda hit: -hit.score)
    best, second = ([hit.score for hit in ordered[:2]] + [0.0, 0.0])[:2]
    judged_: list[Hit] = []
    for place, hit in enumerate(ordered):
        features = replace(hit.features, margin=hit.score - (second if place == 0 else best))
        weights = WITH_WORDS if features.meaning is None else WITH_MEANING
        judged_.append(replace(hit, features=features, confidence=weights.confidence(features)))
    return judged_
