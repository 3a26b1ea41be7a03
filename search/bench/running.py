"""Builds an index of a collection in a temporary folder and asks it everything."""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..documents import Document
from ..engines.base import Engine, Reader
from ..match import POSSIBLE
from ..semantic.base import Embedder
from ..text import fingerprints
from .collections import Asked, Collection
from .measures import DEPTH, Asking

Progress = Callable[[str], None]


@dataclass
class Run:
    """What was measured: `build_s` are CPU seconds, `index_mb` and `rss_mb` (peak of the process) megabytes."""

    askings: list[Asking] = field(default_factory=list)
    build_s: float = 0.0
    index_mb: float = 0.0
    rss_mb: float = 0.0

    def add(self, other: "Run") -> None:
        """Counts another run in: one index is built after the other."""
        self.askings += other.askings
        self.build_s += other.build_s
        self.index_mb += other.index_mb
        self.rss_mb = max(self.rss_mb, other.rss_mb)


def run(
    collection: Collection, engine: Engine, embedder: Embedder | None, say: Progress, change: Callable[[str], str] = str
) -> Run:
    """Asks every query of a collection, changed by `change`; vectors are made first and their time is not counted."""
    if embedder:
        collection = replace(collection, documents=tuple(with_vectors(collection.documents, embedder, say)))
    result = Run()
    with index_of(collection, engine, say, result) as reader:
        keys = {key: document.subject for document in collection.documents for key in document.exact.get("text", ())}
        for query in collection.queries[:3]:
            reader.match(change(query.text), DEPTH)
        for number, query in enumerate(collection.queries, 1):
            result.askings.append(asked(reader, replace(query, text=change(query.text)), keys))
            if number % 100 == 0:
                say(f"{collection.name}: {number} of {len(collection.queries)} queries")
    result.rss_mb = peak_memory()
    return result


@contextmanager
def index_of(collection: Collection, engine: Engine, say: Progress, result: Run) -> Iterator[Reader]:
    """An index of the documents, for as long as it is needed."""
    with TemporaryDirectory(prefix="search-bench-") as folder:
        path = Path(folder)
        say(f"{collection.name}: indexing {len(collection.documents)} documents")
        before = time.process_time()
        engine.write(path, collection.documents)
        result.build_s = time.process_time() - before
        result.index_mb = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 2**20
        yield engine.open(path)


def asked(reader: Reader, query: Asked, keys: dict[str, str]) -> Asking:
    """One query and what came of it; a fingerprint that is known is an exact answer."""
    wall, cpu = time.perf_counter(), time.process_time()
    exact = [keys[key] for key in fingerprints(query.text) if key in keys]
    hits = reader.match(query.text, DEPTH)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    found = tuple(dict.fromkeys([*exact, *(hit.subject for hit in hits)]))
    return Asking(
        found=found,
        relevant=query.relevant,
        language=query.language,
        style=query.style,
        exact=bool(exact),
        possible=not exact and bool(hits) and hits[0].confidence >= POSSIBLE,
        cpu_ms=1000 * cpu,
        wall_ms=1000 * wall,
    )


def peak_memory() -> float:
    """The most memory this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def with_vectors(
    documents: Sequence[Document], embedder: Embedder, say: Progress = lambda words: None
) -> Iterator[Document]:
    """The documents with the vectors of their passages; a passage that several share is embedded once."""
    passages = list(dict.fromkeys(passage for document in documents for passage in document.passages))
    vectors: dict[str, bytes] = {}
    for start in range(0, len(passages), 64):
        batch = passages[start : start + 64]
        rows = embedder.passages(batch).astype("<f2")
        vectors |= {passage: row.tobytes() for passage, row in zip(batch, rows, strict=True)}
        say(f"{len(vectors)} of {len(passages)} vectors")
    for document in documents:
        own = tuple(vectors[passage] for passage in document.passages)
        yield replace(document, model=embedder.name, vectors=own)
