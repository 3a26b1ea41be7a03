"""Filters over documents, and how many subjects each choice would leave."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from ..query import Wanted
from .catalogue import Catalogue

KIND = "kind"


class Facet(NamedTuple):
    """For each key that a document has a row: the document, the number of the key, and the pair of subject and key.

    A subject's languages share its pairs; `owners` is the number of each pair's key.
    """

    keys: list[str]
    documents: np.ndarray
    numbers: np.ndarray
    pairs: np.ndarray
    owners: np.ndarray


class Narrowing:
    """The facets of all documents; each is read when first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._facets: dict[str, Facet] = {}

    def _facet(self, name: str) -> Facet:
        if name not in self._facets:
            self._facets[name] = self._read(name)
        return self._facets[name]

    def _read(self, name: str) -> Facet:
        if name == KIND:
            keys, documents, numbers = self._catalogue.kinds, np.arange(self._catalogue.size), self._catalogue.kind
        else:
            keys, documents, numbers = self._catalogue.facet(name)
        # Sorted once here, so that no search sorts what it counts.
        several = max(len(keys), 1)
        pairs, rows = np.unique(self._catalogue.subject[documents] * several + numbers, return_inverse=True)
        return Facet(keys, documents, numbers, rows, pairs % several)

    def passing(self, wanted: Wanted) -> dict[str, np.ndarray]:
        """Which documents each filter lets through, by the filter's name; days are one more filter."""
        passing = {name: self._having(name, keys) for name, keys in wanted.filters.items() if keys}
        if wanted.first_day or wanted.last_day:
            first, last = wanted.first_day or date.min, wanted.last_day or date.max
            day = self._catalogue.published
            passing["day"] = (day >= max(first.toordinal(), 1)) & (day <= last.toordinal())
        return passing

    def _having(self, name: str, keys: frozenset[str]) -> np.ndarray:
        facet = self._facet(name)
        chosen = [number for number, key in enumerate(facet.keys) if key in keys]
        found = np.zeros(self._catalogue.size, bool)
        found[facet.documents[np.isin(facet.numbers, chosen)]] = True
        return found

    def counts(self, matching: np.ndarray, passing: Mapping[str, np.ndarray]) -> dict[str, dict[str, int]]:
        """Subjects for each key of each facet; a facet's own choice does not narrow its own counts."""
        stopped = sum((~let for let in passing.values()), np.zeros(len(matching), np.int64))
        names = [KIND, *(name for name in self._catalogue.facets if name != KIND)]
        return {
            name: self._count(name, matching & (stopped - (~passing[name] if name in passing else 0) == 0))
            for name in names
        }

    def _count(self, name: str, mask: np.ndarray) -> dict[str, int]:
        facet = self._facet(name)
        there = np.zeros(len(facet.owners), bool)
        there[facet.pairs[mask[facet.documents]]] = True
        counted = np.bincount(facet.owners[there], minlength=len(facet.keys)).tolist()
        return {key: count for key, count in zip(facet.keys, counted, strict=True) if count}
