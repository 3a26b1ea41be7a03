"""Writing the index: what it says becomes what the database says now, so that everything here may be repeated."""

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from ..batches import batches
from ..documents import Document, subject_of
from . import chosen, exact, integrity, locking, vectors
from .content import BATCH, all_subjects, documents_of

logger = logging.getLogger(__name__)

# Seconds that a task waits for another writer before it goes back into the queue.
PATIENCE = 2.0
# Documents of one commit of a rebuild: 30 kB of memory each. Less would leave a large index in too many pieces.
PART = 20_000


class Writer:
    """Writes for one process, and remembers what it wrote: a refresh asks the index nothing that it knows."""

    def __init__(self, patience: float = PATIENCE, say: Callable[[], None] = lambda: None) -> None:
        self.patience, self.say = patience, say
        self.known: integrity.Known = {}
        self.path: Path | None = None
        self.digests: dict[str, str] = {}
        self.keys: dict[str, set[str]] = {}

    def lock(self) -> AbstractContextManager[None]:
        """The writer's lock. Raises Busy when another process holds it for longer than our patience."""
        return locking.writing(chosen.generations().root, self.patience, self.say)

    def refresh(self, subjects: Collection[str]) -> int:
        """Brings these subjects up to date; how many documents changed. Raises IndexUnusable, Busy."""
        return self.bring(subjects)[1]

    def bring(self, subjects: Collection[str]) -> tuple[list[Document], int]:
        """The same, with the documents as they are now."""
        with self.lock():
            self.look()
            documents = documents_of(subjects)
            exact.keep(subjects, documents)
            changed = [document for document in documents if self.digests.get(document.key) != document.digest]
            public = {document.key for document in documents}
            removed = {key for subject in subjects for key in self.keys.get(subject, ())} - public
            if changed or removed:
                self.commit(changed, removed, like=self.path)
            return documents, len(changed) + len(removed)

    def rebuild(self, progress: Callable[[int], None] = lambda subjects: None) -> int:
        """Makes a new generation from nothing and puts it in force; how many documents it has. Raises Busy."""
        with self.lock():
            seen: set[str] = set()
            self.commit(everything(seen, progress), like=None)
            exact.keep(exact.subjects() - seen, [])
            self.look()
            return len(self.digests)

    def look(self) -> None:
        """Makes sure that the generation in force is whole and that we know what it holds. Raises IndexUnusable."""
        path = chosen.generations().in_force()
        integrity.check(path, chosen.made_by(), self.known)
        if path != self.path:
            self.remember(path, chosen.engine().open(path).digests())

    def commit(self, changed: Iterable[Document], removed: Collection[str] = (), like: Path | None = None) -> None:
        """Writes a new generation, like an earlier one or from nothing, and puts it in force."""
        generations = chosen.generations()
        made = generations.begin(like)
        try:
            self.write(made, changed, removed)
            integrity.seal(made, chosen.made_by(), self.known)
        except BaseException:
            generations.remove(made)
            raise
        generations.put_in_force(made)
        if like and isinstance(changed, list):
            written = {document.key: document.digest for document in changed}
            kept = {key: digest for key, digest in self.digests.items() if key not in removed}
            self.remember(made, kept | written)

    def write(self, made: Path, changed: Iterable[Document], removed: Collection[str]) -> None:
        """Writes in parts, so that a large archive does not have to fit into memory."""
        engine, parts = chosen.engine(), batches(changed, PART)
        engine.write(made, next(parts, []), removed)
        for some in parts:
            engine.write(made, some)

    def remember(self, path: Path, digests: dict[str, str]) -> None:
        self.path, self.digests, self.keys = path, digests, defaultdict(set)
        for key in digests:
            self.keys[subject_of(key)].add(key)

    def reconcile(self) -> Iterator[tuple[int, int]]:
        """Compares everything with the database and repairs it, computing vectors that are missing.

        After each piece it says how many subjects were compared and how many documents changed; whoever asks decides
        when it goes on. Raises IndexUnusable, Busy.
        """
        seen: set[str] = set()
        passages: set[bytes] = set()
        for subjects in all_subjects():
            documents, changed = self.bring(subjects)
            seen.update(subjects)
            passages.update(bytes.fromhex(exact.digest(text)) for found in documents for text in found.passages)
            yield len(subjects), changed
            unread = vectors.missing(documents, vectors.model_in_use())
            yield from ((0, 0) for _done in vectors.compute(unread))
            yield 0, self.refresh(subjects) if unread else 0
        gone = ({subject_of(key) for key in self.digests} | exact.subjects()) - seen
        for subjects in batches(sorted(gone), BATCH):
            yield 0, self.refresh(subjects)
        vectors.forget_all_but(passages)


def everything(seen: set[str], progress: Callable[[int], None]) -> Iterator[Document]:
    """All documents, while their exact keys are kept; adds their subjects to `seen`."""
    for subjects in all_subjects():
        documents = documents_of(subjects)
        exact.keep(subjects, documents)
        seen.update(subjects)
        yield from documents
        progress(len(subjects))
