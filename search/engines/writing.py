"""Commits to Whoosh: one record a subject, with all its documents."""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import Index
from whoosh.searching import Searcher

from ..documents import Document
from .stored import Stored, documents_of, record, stored

# Subjects in one commit of many: their arrays are made in memory, some 100 kB each with all that leads to them.
MOST_SUBJECTS = 5_000
# Megabytes of postings that Whoosh sorts at once.
MEMORY = 128

Subjects = dict[str, dict[str, Stored]]


def portions(documents: Iterable[Document]) -> Iterator[Subjects]:
    """Documents by subject and key, so many subjects at a time; the last of equal keys counts."""
    subjects: Subjects = {}
    for document in documents:
        if len(subjects) >= MOST_SUBJECTS and document.subject not in subjects:
            yield subjects
            subjects = {}
        subjects.setdefault(document.subject, {})[document.key] = stored(document)
    yield subjects


def commit(index: Index, subjects: Subjects, removed: Collection[str]) -> None:
    """Puts these documents in the place of earlier ones with their keys, and takes away those that are removed."""
    gone = frozenset(removed)
    with index.searcher() as searcher:
        known = _known(searcher, subjects.keys(), gone) if searcher.doc_count_all() else {}
    writer = index.writer(limitmb=MEMORY, codec=W3Codec(compression=0))
    try:
        for subject in {**known, **subjects}:
            if subject in known:
                writer.delete_by_term("subject", subject)
            kept = {key: own for key, own in known.get(subject, {}).items() if key not in gone}
            if documents := {**kept, **subjects.get(subject, {})}:
                writer.add_document(**record(list(documents.values())))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=len(subjects) < MOST_SUBJECTS)


def _known(searcher: Searcher, subjects: Collection[str], keys: Collection[str]) -> Subjects:
    """The documents there are of these subjects, and of those that have one of these keys."""
    found = [searcher.documents(subject=subject) for subject in subjects]
    found += [searcher.documents(keys=key) for key in keys]
    records = (documents_of(fields) for some in found for fields in some)
    return {documents[0]["subject"]: {one["key"]: one for one in documents} for documents in records}


@contextmanager
def without_collecting() -> Iterator[None]:
    """Spares Python its searches for circles among millions of short-lived objects: a fifth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
