"""Words and meaning put together: pure rules, with the figures they were fitted to."""

from collections.abc import Callable, Sequence
from textwrap import wrap

import numpy as np

# What all of a message's words weigh beside a cosine of 1. Flat between .4 and .8 on six collections: a message that
# shares no word is ordered by meaning alone, one that is quoted word for word mostly by its words.
WORDS = 0.65
# What a message loses that names another place, sum or medicine than the claim.
DISAGREEMENT = 0.1
# What readers search for is also found by meaning: so many documents, so near, and about as near as the nearest.
MOST_MEANT = 20
MEANT = 0.5
ABOUT_AS_NEAR = 0.1
# A model takes about a millisecond of CPU for a token, three letters or so. With 150 posts of
# two sentences lose .02 MAP@5; forwards lose nothing.
MOST_CHARACTERS = 220


def fused(words: np.ndarray | float, near: np.ndarray | float | None) -> np.ndarray | float:
    """What orders documents: the share of the message's words that each has, with how near its meaning is."""
    return words if near is None else near + WORDS * words


def also_meant(scores: np.ndarray, near: np.ndarray) -> np.ndarray:
    """The scores of what words find, and below all of them what is found by meaning alone."""
    least = max(MEANT, float(near.max(initial=0)) - ABOUT_AS_NEAR)
    nearest = np.argsort(-near, kind="stable")[:MOST_MEANT]
    meant = nearest[(near[nearest] >= least) & (scores[nearest] <= 0)]
    lowest = scores[scores > 0].min(initial=1.0)
    scores = scores.copy()
    scores[meant] = lowest * near[meant] / 2
    return scores


def telling(text: str, sentences: Sequence[tuple[int, int]], weigh: Callable[[str], float]) -> str:
    """What of a long message is worth a model's time: sentences with the best claims for their words, in order."""
    if len(text) <= MOST_CHARACTERS:
        return text
    parts = [part for start, stop in sentences for part in _pieces(text[start:stop])]
    best = sorted(range(len(parts)), key=lambda place: (-weigh(parts[place]), place))
    chosen, length = [], 0
    for place in best:
        if not chosen or length + len(parts[place]) <= MOST_CHARACTERS:
            chosen.append(place)
            length += len(parts[place]) + 1
    return " ".join(parts[place] for place in sorted(chosen))


def _pieces(sentence: str) -> list[str]:
    """The sentence, or pieces of half the length that a model gets when it is longer than that."""
    if len(sentence) <= MOST_CHARACTERS:
        return [" ".join(sentence.split())]
    return wrap(sentence, MOST_CHARACTERS // 2)
