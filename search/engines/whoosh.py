"""The embedded engine: Whoosh holds the index of record, arrays beside it answer the questions.

Only the writer opens Whoosh's own files. After each commit it makes the arrays of new segments and names them in
`readable.json`, which readers open: a reader never sees half a commit, and never unpickles anything.
"""

import json
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from whoosh import fields, index

from ..documents import Document
from ..semantic.base import Embedder
from . import segments
from .base import usable
from .reader import ArrayReader
from .stored import documents_of
from .writing import commit, portions, without_collecting

NAME = "documents"
LIST = "readable.json"


def _schema() -> fields.Schema:
    """One record a subject: all its documents, and the terms of their lines."""
    return fields.Schema(
        subject=fields.ID(unique=True), keys=fields.KEYWORD, terms=fields.KEYWORD, documents=fields.STORED
    )


class WhooshEngine:
    """Reads and writes an index in a directory; `embedder` gives what is to be asked with vectors, if anything."""

    def __init__(self, embedder: Callable[[], Embedder | None] = lambda: None) -> None:
        self._embedder = embedder

    def open(self, path: Path) -> ArrayReader:
        """Opens what was committed last. Raises IndexUnusable."""
        with usable(path):
            state = _state(path)
            listed = json.loads((path / LIST).read_text("utf-8"))
            return ArrayReader(path, listed, state, self._embedder)

    def is_current(self, path: Path, reader: ArrayReader) -> bool:
        """Whether nothing was committed since the reader was opened; cheap enough for every request."""
        try:
            return _state(path) == reader.state
        except OSError:
            return False

    def write(self, path: Path, documents: Iterable[Document], removed: Collection[str] = ()) -> None:
        """Adds or replaces documents and removes keys, in one commit; makes the index when there is none."""
        with usable(path):
            path.mkdir(parents=True, exist_ok=True)
            exists = index.exists_in(str(path), indexname=NAME)
            whole = index.open_dir(str(path), NAME) if exists else index.create_in(str(path), _schema(), NAME)
        # What fails while documents are fetched is not the index's fault.
        for subjects in portions(documents):
            with usable(path), without_collecting():
                commit(whole, subjects, removed)
                removed = ()
        with usable(path):
            _list(path, whole)


def _state(path: Path) -> tuple[int, int, int]:
    seen = os.stat(path / LIST)
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def _list(path: Path, whole: index.Index) -> None:
    """Makes the arrays that are missing and publishes the list of those that count."""
    listed = []
    with whole.reader() as reader:
        # An index without documents has one reader that belongs to no segment.
        for leaf in (leaf for leaf, _offset in reader.leaf_readers() if leaf.segment()):
            name = f"{leaf.segment().segment_id()}.columns"
            count = leaf.doc_count_all()
            if not (path / name).exists():
                with without_collecting():
                    segments.write(path / name, [documents_of(leaf.stored_fields(n)) for n in range(count)])
            listed.append({"file": name, "deleted": [n for n in range(count) if leaf.is_deleted(n)]})
    temporary = path / f"{LIST}.part"
    temporary.write_text(json.dumps({"segments": listed}), "utf-8")
    before = _named(path)
    temporary.replace(path / LIST)
    for file in path.glob("*.columns"):
        if file.name not in before | {segment["file"] for segment in listed}:
            file.unlink()


def _named(path: Path) -> set[str]:
    """The files of the list that is about to be replaced: a reader may be opening them."""
    try:
        return {segment["file"] for segment in json.loads((path / LIST).read_text("utf-8"))["segments"]}
    except (OSError, ValueError, KeyError):
        return set()
