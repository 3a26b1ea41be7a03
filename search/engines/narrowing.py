"""Filters over documents, and how many subjects each choice would leave."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import numpy as np

from ..query import Wanted
from .catalogue import Catalogue

KIND = "kind"


class Narrowing:
    """The facets of all documents; each is read when first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._facet = lru_cache(maxsize=None)(self._read)

    def _read(self, name: str) -> tuple[list[str], np.ndarray, np.ndarray]:
        """Keys, and for each document that has one: the document and the number of the key."""
        if name == KIND:
            return self._catalogue.kinds, np.arange(self._catalogue.size), self._catalogue.kind
        return self._catalogue.facet(name)

    def passing(self, wanted: Wanted) -> dict[str, np.ndarray]:
        """Which documents each filter lets through, by the filter's name; days are one more filter."""
        passing = {name: self._having(name, keys) for name, keys in wanted.filters.items() if keys}
        if wanted.first_day or wanted.last_day:
            first, last = wanted.first_day or date.min, wanted.last_day or date.max
            day = self._catalogue.published
            passing["day"] = (day >= max(first.toordinal(), 1)) & (day <= last.toordinal())
        return passing

    def _having(self, name: str, keys: frozenset[str]) -> np.ndarray:
        known, documents, numbers = self._facet(name)
        chosen = [number for number, key in enumerate(known) if key in keys]
        found = np.zeros(self._catalogue.size, bool)
        found[documents[np.isin(numbers, chosen)]] = True
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
        keys, documents, numbers = self._facet(name)
        there = mask[documents]
        subjects = self._catalogue.subject[documents[there]]
        pairs = np.unique(subjects * len(keys) + numbers[there])
        counted = np.bincount(pairs % max(len(keys), 1), minlength=len(keys)).tolist()
        return {key: count for key, count in zip(keys, counted, strict=False) if count}
