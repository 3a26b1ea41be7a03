"""What the benchmark prints."""

from collections.abc import Callable, Sequence

from . import measures
from .measures import Asking
from .running import Run

KEYS = (
    "map5 mrr p1 r5 r20 ndcg10 cpu_p50_ms cpu_p95_ms wall_p50_ms wall_p95_ms "
    "build_s index_mb rss_mb false_exact false_possible answered"
)


def figures(run: Run) -> dict[str, float | None]:
    """All figures of a run by their names."""
    sizes = {"build_s": run.build_s, "index_mb": run.index_mb, "rss_mb": run.rss_mb}
    return measures.quality(run.askings) | measures.speed(run.askings) | sizes | measures.refusals(run.askings)


def grouped(askings: Sequence[Asking], key: Callable[[Asking], str]) -> dict[str, dict[str, float | None]]:
    """Quality and refusals for each value of a key; nothing when the queries carry none."""
    groups = sorted({key(asking) for asking in askings} - {""})
    return {group: _of_group([asking for asking in askings if key(asking) == group]) for group in groups}


def _of_group(askings: Sequence[Asking]) -> dict[str, float | None]:
    return {"queries": len(askings)} | measures.quality(askings) | measures.refusals(askings)


def full(run: Run) -> dict[str, object]:
    """What `--json` prints: all figures, and the same by language and style of the queries."""
    by_language = grouped(run.askings, lambda asking: asking.language)
    by_style = grouped(run.askings, lambda asking: asking.style)
    return figures(run) | {"queries": len(run.askings), "by_lang": by_language, "by_style": by_style}


def readable(name: str, whole: dict) -> str:
    """The same for people: a line a figure, then tables by language and style."""
    lines = [f"{name}: {whole['queries']} queries"]
    lines += [f"  {key:16}{_shown(whole[key])}" for key in KEYS.split()]
    columns = ("queries", "map5", "p1", "r20", "false_exact", "false_possible", "answered")
    for label in ("by_lang", "by_style"):
        if whole[label]:
            lines += [f"  {label:16}" + "".join(f"{column:>15}" for column in columns)]
            lines += [
                f"  {group:16}" + "".join(f"{_shown(row[column]):>15}" for column in columns)
                for group, row in whole[label].items()
            ]
    return "\n".join(lines)


def _shown(value: float | int | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
