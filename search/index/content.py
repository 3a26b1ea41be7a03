"""What belongs into the index at this moment, as the sources say."""

from collections.abc import Collection, Iterator

from ..batches import batches
from ..documents import SOURCES, Document, kind_of
from .vectors import with_vectors

# Subjects whose documents are read from the database and compared at once.
BATCH = 500


def documents_of(subjects: Collection[str]) -> list[Document]:
    """The documents of these subjects, with their vectors where those are known."""
    found = [
        document
        for kind, source in SOURCES.items()
        for document in source.documents([subject for subject in subjects if kind_of(subject) == kind])
    ]
    return with_vectors(found)


def all_subjects() -> Iterator[list[str]]:
    """Every public subject, in batches of one kind."""
    for source in SOURCES.values():
        yield from batches(source.subjects(), BATCH)


def count_subjects() -> int:
    """How many public subjects there are."""
    return sum(sum(1 for _subject in source.subjects()) for source in SOURCES.values())
