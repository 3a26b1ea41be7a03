"""What the site asks of an engine. Another engine is one more module beside `whoosh`, and no caller changes."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from ..documents import Document
from ..query import Query, Wanted
from ..ranking import Found, Hit


class IndexUnusable(Exception):
    """The index is missing, locked, truncated or does not say what it should: answer in another way and rebuild."""


@contextmanager
def usable(path: Path) -> Iterator[None]:
    """Turns whatever broken files make of their reader into IndexUnusable."""
    try:
        yield
    except IndexUnusable:
        raise
    except Exception as error:  # Whoosh unpickles: a flipped byte can raise anything.
        raise IndexUnusable(f"{path}: {type(error).__name__}: {error}") from error


class Reader(Protocol):
    """One state of an index, open for asking; it keeps answering from that state while the index changes."""

    def search(self, query: Query, wanted: Wanted) -> Found:
        """What a reader's query finds: one hit a subject, in the best language it has for the reader."""

    def match(self, message: str, limit: int = 20, kinds: Collection[str] = (), language: str = "") -> list[Hit]:
        """The subjects that a pasted message may be about, best first, in this language where they have it."""

    def digests(self) -> dict[str, str]:
        """The digest of every document by its key, to be compared with the database."""


class Engine(Protocol):
    """Reads and writes an index in a directory."""

    def open(self, path: Path) -> Reader:
        """Opens what was committed last. Raises IndexUnusable."""

    def is_current(self, path: Path, reader: Reader) -> bool:
        """Whether nothing was committed since the reader was opened; cheap enough for every request."""

    def write(self, path: Path, documents: Iterable[Document], removed: Collection[str] = ()) -> None:
        """Adds or replaces documents and removes keys, in one commit; makes the index when there is none."""
