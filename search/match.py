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
    """A logistic formula: where it begins, and what shared words and meaning, margin and disagreement add.

    Fitted to the golden set and to `tests/search/calibration`, with and without each message's own claim, so that one
    message in ten without an answer gets one; see docs/search.md. Disagreement is set by hand, above what fits best:
    it is rare where the claim is right.
    """

    begin: float
    shared: float
    margin: float
    disagrees: float = -5.0

    def confidence(self, features: Features) -> float:
        """How sure it is that the message is about the claim: 0 to 1."""
        shared = float(fusion.fused(features.words, features.meaning))
        margin = min(max(features.margin, 0.0), MOST_MARGIN)
        total = self.begin + self.shared * shared + self.margin * margin + self.disagrees * features.disagrees
        return 1 / (1 + exp(-total))


# A claim that stands far above the others is no surer than one that stands well above them.
MOST_MARGIN = 0.4
# In a small archive every claim stands far above the others. A message that is far from it in meaning, says hardly
# anything of it and much else is not about it all the same; costs less than one answer in a hundred.
FAR, HARDLY, MOSTLY = 0.5, 0.15, 0.6
WITH_WORDS = Weights(begin=-1.45, shared=3.7, margin=3.3)
WITH_MEANING = Weights(begin=-2.85, shared=4.0, margin=3.2)


def judged(hits: Sequence[Hit]) -> list[Hit]:
    """Hits with different subjects, those that disagree set back; each with its margin and confidence."""
    scored = [replace(hit, score=hit.score - fusion.DISAGREEMENT * hit.features.disagrees) for hit in hits]
    ordered = sorted(scored, key=lambda hit: -hit.score)
    best, second = ([hit.score for hit in ordered[:2]] + [0.0, 0.0])[:2]
    return [_judged(hit, hit.score - (best if place else second)) for place, hit in enumerate(ordered)]


def _judged(hit: Hit, margin: float) -> Hit:
    features = replace(hit.features, margin=margin)
    weights = WITH_WORDS if features.meaning is None else WITH_MEANING
    confidence = weights.confidence(features)
    return replace(hit, features=features, confidence=confidence / 2 if _is_about_else(features) else confidence)


def _is_about_else(features: Features) -> bool:
    is_far = features.meaning is not None and features.meaning < FAR
    return is_far and features.passage < HARDLY and features.words < MOSTLY
