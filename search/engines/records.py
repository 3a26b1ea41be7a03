"""What is said of each document in the index file, read one at a time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from .catalogue import Catalogue
from .columns import Columns


@dataclass(frozen=True)
class Record:
    """Whose document it is, its digest, and what its texts name: at all, and mostly."""

    key: str
    subject: str
    digest: str
    named: tuple[str, ...] = ()
    mostly: tuple[str, ...] = ()


class Records:
    """The records of all segments."""

    def __init__(self, parts: Sequence[Columns], catalogue: Catalogue) -> None:
        self._parts, self._catalogue = parts, catalogue

    def of(self, document: int) -> Record:
        """The record of a document, by its number."""
        part, place = self._catalogue.where(document)
        columns = self._parts[part]
        start, stop = columns.read("record starts", place, place + 2).astype(int)
        key, subject, digest, named, mostly = json.loads(columns.read("record", start, stop).tobytes())
        return Record(key, subject, digest, tuple(named), tuple(mostly))
