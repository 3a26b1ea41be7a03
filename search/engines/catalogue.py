"""All documents of an index as columns: whose they are, of what kind and language, from which day."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from .columns import Columns


class Catalogue:
    """Documents and rows numbered through all segments.

    A row is what documents of one subject share: words are looked for in rows. `row` says whose row is whose; arrays
    but the lengths have one element a document.
    """

    def __init__(self, parts: Sequence[Columns], deleted: Sequence[Sequence[int]]) -> None:
        self._parts = parts
        self.bases = _bases([part.about["documents"] for part in parts])
        self.row_bases = _bases([part.about["rows"] for part in parts])
        self.size, self.rows = int(self.bases[-1]), int(self.row_bases[-1])
        rows = [part.read("row") + int(base) for part, base in zip(parts, self.row_bases, strict=False)]
        self.row = np.concatenate([np.zeros(0, np.int64), *rows])
        there = np.ones(self.rows, bool)
        for base, gone in zip(self.row_bases, deleted, strict=False):
            there[base + np.array(gone, np.int64)] = False
        self.alive = there[self.row]
        self.length = _joined(parts, "length", np.uint16).astype(np.float32)
        self.gram_length = _joined(parts, "gram length", np.uint16).astype(np.float32)
        self.published = _joined(parts, "published", np.int32)
        self.updated = _joined(parts, "updated", np.int32)
        self.subject = np.unique(_joined(parts, "subject", np.uint64), return_inverse=True)[1].astype(np.int64)
        self.subjects = int(self.subject.max(initial=-1)) + 1
        self.kinds, self.kind = _coded(parts, "kind")
        self.languages, self.language = _coded(parts, "language")

    def kind_of(self, document: int) -> str:
        """A document's kind."""
        return self.kinds[self.kind[document]]

    def language_of(self, document: int) -> str:
        """A document's language."""
        return self.languages[self.language[document]]

    def of_kinds(self, kinds: Collection[str]) -> np.ndarray:
        """Which documents are of these kinds: bool."""
        return np.isin(self.kind, [place for place, kind in enumerate(self.kinds) if kind in kinds])

    def in_language(self, language: str) -> np.ndarray:
        """Which documents are in this language: bool."""
        return np.isin(self.language, [place for place, code in enumerate(self.languages) if code == language])

    def one_a_subject(self, documents: np.ndarray, language: str) -> list[int]:
        """One of these documents for each subject, in their order; in the given language where there is one."""
        chosen: dict[int, int] = {}
        for document in documents.tolist():
            first = chosen.setdefault(int(self.subject[document]), document)
            if self.language_of(document) == language != self.language_of(first):
                chosen[int(self.subject[document])] = document
        return list(chosen.values())

    def where(self, document: int) -> tuple[int, int]:
        """The segment that has a document, and its number there."""
        part = int(np.searchsorted(self.bases, document, "right")) - 1
        return part, document - int(self.bases[part])

    def facet(self, name: str) -> tuple[list[str], np.ndarray, np.ndarray]:
        """The keys of a facet, and pairs of documents and key numbers that say which document has which."""
        keys = sorted({key for part in self._parts for key in part.about["facets"].get(name, ())})
        documents, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for base, part in zip(self.bases, self._parts, strict=False):
            own: Mapping[str, list[str]] = part.about["facets"]
            if name in own:
                starts = part.read(f"facet {name} starts").astype(np.int64)
                documents.append(base + np.repeat(np.arange(len(starts) - 1), np.diff(starts)))
                renamed = np.array([keys.index(key) for key in own[name]], np.int64)
                numbers.append(renamed[part.read(f"facet {name}")])
        return keys, np.concatenate(documents), np.concatenate(numbers)

    @property
    def facets(self) -> list[str]:
        """The names of the facets there are."""
        return sorted({name for part in self._parts for name in part.about["facets"]})


def _bases(counts: Sequence[int]) -> np.ndarray:
    """Where the numbers of each segment begin, and the number of all."""
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)


def _joined(parts: Sequence[Columns], name: str, kind: type) -> np.ndarray:
    return np.concatenate([np.zeros(0, kind), *(part.read(name) for part in parts)])


def _coded(parts: Sequence[Columns], name: str) -> tuple[list[str], np.ndarray]:
    """The words of a column of words, and each document's number among them."""
    words = sorted({word for part in parts for word in part.about[f"{name}s"]})
    renamed = [np.array([words.index(word) for word in part.about[f"{name}s"]], np.int64) for part in parts]
    columns = [new[part.read(name)] for new, part in zip(renamed, parts, strict=True)]
    return words, np.concatenate([np.zeros(0, np.int64), *columns])
