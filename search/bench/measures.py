"""How good rankings are: means over queries, shares between 0 and 1."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log2

DEPTH = 20


@dataclass(frozen=True)
class Asking:
    """What came of one query: the subjects found, best first, and whether it would have been answered, and how."""

    found: tuple[str, ...]
    relevant: frozenset[str]
    language: str
    style: str
    exact: bool
    possible: bool
    cpu_ms: float
    wall_ms: float


def quality(askings: Collection[Asking]) -> dict[str, float | None]:
    """The measures of ranking over the queries that have an answer; nulls when none has."""
    answerable = [asking for asking in askings if asking.relevant]
    measures = {
        "map5": average_precision,
        "mrr": reciprocal_rank,
        "p1": lambda found, relevant: float(found[:1] != () and found[0] in relevant),
        "r5": lambda found, relevant: recall(found, relevant, 5),
        "r20": lambda found, relevant: recall(found, relevant, 20),
        "ndcg10": gain,
    }
    return {
        name: mean([measure(asking.found, asking.relevant) for asking in answerable])
        for name, measure in measures.items()
    }


def refusals(askings: Collection[Asking]) -> dict[str, float | None]:
    """How many queries without an answer would be answered all the same, and how many with one are answered."""
    none = [asking for asking in askings if not asking.relevant]
    some = [asking for asking in askings if asking.relevant]
    return {
        "false_exact": mean([float(asking.exact) for asking in none]),
        "false_possible": mean([float(asking.possible) for asking in none]),
        "answered": mean([float(asking.exact or asking.possible) for asking in some]),
    }


def speed(askings: Sequence[Asking]) -> dict[str, float | None]:
    """Milliseconds a query."""
    cpu, wall = sorted(asking.cpu_ms for asking in askings), sorted(asking.wall_ms for asking in askings)
    return {
        f"{name}_{label}_ms": quantile(values, share)
        for name, values in (("cpu", cpu), ("wall", wall))
        for label, share in (("p50", 0.5), ("p95", 0.95))
    }


def average_precision(found: Sequence[str], relevant: Collection[str], depth: int = 5) -> float:
    """The mean precision at the ranks of relevant subjects, over all that are relevant (trec_eval's map_cut)."""
    hits, total = 0, 0.0
    for rank, subject in enumerate(found[:depth], 1):
        if subject in relevant:
            hits += 1
            total += hits / rank
    return total / len(relevant)


def reciprocal_rank(found: Sequence[str], relevant: Collection[str]) -> float:
    """One over the rank of the first relevant subject."""
    return next((1 / rank for rank, subject in enumerate(found, 1) if subject in relevant), 0.0)


def recall(found: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """The share of relevant subjects among the first ones."""
    return len(set(found[:depth]) & set(relevant)) / len(relevant)


def gain(found: Sequence[str], relevant: Collection[str], depth: int = 10) -> float:
    """Discounted cumulative gain over the best possible one."""
    got = sum(1 / log2(rank + 1) for rank, subject in enumerate(found[:depth], 1) if subject in relevant)
    return got / sum(1 / log2(rank + 1) for rank in range(1, min(depth, len(relevant)) + 1))


def mean(values: Sequence[float]) -> float | None:
    """Their mean, or None of none."""
    return sum(values) / len(values) if values else None


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """The value that such a share of the ordered values does not exceed."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None
