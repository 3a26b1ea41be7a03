"""Collections of documents, queries and which belongs to which, as `docs/search.md` describes their files."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..documents import Document
from ..text import fingerprints
from ..text.words import language_of_text


@dataclass(frozen=True)
class Asked:
    """A query: `relevant` are the subjects that answer it, none when it has no answer."""

    id: str
    text: str
    language: str = ""
    style: str = ""
    relevant: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Collection:
    """What is asked, and of which documents; `directions` asks each language's queries of each other language's."""

    name: str
    documents: tuple[Document, ...]
    queries: tuple[Asked, ...]
    directions: bool = field(default=False)

    def only(self, language: str, target: str) -> "Collection":
        """The queries of one language, asked of the documents of another."""
        documents = tuple(document for document in self.documents if document.language == target)
        there = {document.subject for document in documents}
        queries = (replace(q, relevant=q.relevant & there) for q in self.queries if q.language == language)
        return Collection(f"{language}-{target}", documents, tuple(queries))

    def without_answers(self, part: int, parts: int) -> "Collection":
        """Every so-manieth query, and no document that answers one of these."""
        asked = [q for q in self.queries if q.relevant][part::parts]
        gone = frozenset().union(*(q.relevant for q in asked))
        documents = tuple(document for document in self.documents if document.subject not in gone)
        return Collection(self.name, documents, tuple(replace(q, relevant=frozenset()) for q in asked))


def read(folder: Path, split: str = "") -> Collection:
    """The collection in a folder; with `split` only its queries of that split."""
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant[query].add(document)
    queries = [
        Asked(q["id"], q["text"], q.get("lang", ""), q.get("style", ""), frozenset(relevant[q["id"]]))
        for q in _lines(folder / "queries.jsonl")
        if not split or q.get("split") == split
    ]
    rows = list(_lines(folder / "docs.jsonl"))
    documents = tuple(document for row in rows for document in _documents(row))
    return Collection(folder.name, documents, tuple(queries), _crosses(rows, queries))


def _lines(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _crosses(rows: Iterable[Mapping[str, str]], queries: Iterable[Asked]) -> bool:
    """Whether documents and queries come in several languages and each document says its own."""
    of_rows, of_queries = {row.get("lang", "") for row in rows}, {query.language for query in queries}
    return len(of_rows) > 1 and "" not in of_rows and of_queries <= of_rows


def _documents(row: Mapping[str, str]) -> list[Document]:
    """A document for each language of a claim; all share what messages are matched against."""
    titles = [title.strip() for title in row["title"].split(" / ")]
    lines = [line for line in row["text"].splitlines() if line.strip()]
    languages = [row["lang"]] if "lang" in row else [language_of_text(title or row["text"]) for title in titles]
    passages = tuple(dict.fromkeys(passage for passage in [*titles, *lines] if passage))
    exact = {"text": tuple({print_ for passage in passages for print_ in fingerprints(passage)})}
    return [
        Document(
            key=f"{row['id']}-{place}-{language}",
            subject=row["id"],
            kind="claim",
            language=language,
            title=title,
            text="\n".join([title, *lines]),
            passages=passages,
            exact=exact,
        )
        for place, (title, language) in enumerate(zip(titles, languages, strict=False))
    ]
