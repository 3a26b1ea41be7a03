"""The files of the archive by name: how each is made, and as what it is sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from factcheck.claims.machines import JSON

from .feed import data_feed
from .lines import compressed_lines
from .tables import TABLES, Table, written

GZIP = "application/gzip"
CSV = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True)
class File:
    """One file: `pieces` writes it anew, told when the archive changed last."""

    content_type: str
    pieces: Callable[[datetime | None], Iterator[str | bytes]]


def table_file(table: Table) -> File:
    return File(CSV, lambda changed_at: written(table))


FILES = {
    "data.json": File(JSON, data_feed),
    "data.jsonl.gz": File(GZIP, lambda changed_at: compressed_lines()),
    **{f"{name}.csv": table_file(table) for name, table in TABLES.items()},
}
