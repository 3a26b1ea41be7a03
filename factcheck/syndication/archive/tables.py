"""The archive as tables: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), UTF-8, languages in rows, licence last."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO

from django.conf import settings

from .claim_rows import COLUMNS, claims
from .entries import claim_numbers
from .fact_rows import APPEARANCES, CORRECTIONS, RULINGS, appearances, corrections, rulings

LICENSE = "sdLicense"
# Signs with which spreadsheets begin a formula: https://owasp.org/www-community/attacks/CSV_Injection. The apostrophe
# that disarms them is one of them here: whoever drops one apostrophe always has the text as it was.
FORMULA = tuple("=+-@\t\r\n'＝＋－＠")


@dataclass(frozen=True)
class Table:
    """A table: the names of its columns, and its rows for some claims, by name; a missing cell is empty."""

    columns: tuple[str, ...]
    rows: Callable[[list[int]], Iterator[dict]]


TABLES = {
    "claims": Table(COLUMNS, claims),
    "appearances": Table(APPEARANCES, appearances),
    "rulings": Table(RULINGS, rulings),
    "corrections": Table(CORRECTIONS, corrections),
}


def written(table: Table) -> Iterator[str]:
    """The table in pieces, the names of its columns first."""
    paper = StringIO()
    writer = csv.DictWriter(paper, (*table.columns, LICENSE), restval="")
    writer.writeheader()
    for numbers in claim_numbers():
        for row in table.rows(numbers):
            writer.writerow({name: cell(value) for name, value in row.items()} | {LICENSE: settings.ARCHIVE_LICENSE})
        yield paper.getvalue()
        paper.seek(0)
        paper.truncate()
    yield paper.getvalue()


def cell(value: object) -> object:
    """The value as it stands in a cell: no text is a formula; yes and no are those of JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
