"""The arrays of one Whoosh segment: what readers score with, made by the writer right after a commit."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..text.grams import grams
from . import columns, spelling
from .lists import packed
from .numbering import numbers

Stored = Sequence[dict[str, Any]]
Arrays = dict[str, np.ndarray]


def write(path: Path, stored: Stored) -> None:
    """Writes the arrays of a segment from what it keeps of its documents, in their order."""
    arrays: Arrays = {}
    about: dict[str, Any] = {}
    for part in PARTS:
        own, own_about = part(stored)
        arrays |= own
        about |= own_about
    columns.write(path, arrays, about)


def starts(lengths: Sequence[int] | np.ndarray) -> np.ndarray:
    """Where each of these stretches begins, and the end of the last: uint64, one longer than `lengths`."""
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.uint64))).astype(np.uint64)


def joined(arrays: Sequence[np.ndarray], kind: type) -> np.ndarray:
    """One array of them all, of this kind also when there are none."""
    return np.concatenate([np.zeros(0, kind), *arrays]).astype(kind)


def blob(name: str, parts: Sequence[bytes]) -> Arrays:
    """Texts one after the other, and where each begins."""
    return {name: np.frombuffer(b"".join(parts), np.uint8), f"{name} starts": starts([len(part) for part in parts])}


def _documents(stored: Stored) -> tuple[Arrays, dict[str, Any]]:
    kinds, languages = sorted({d["kind"] for d in stored}), sorted({d["language"] for d in stored})
    told = ("key", "subject", "digest", "named", "mostly")
    records = [json.dumps([d[name] for name in told], ensure_ascii=False).encode() for d in stored]
    return {
        "length": np.array([min(d["length"], 65535) for d in stored], np.uint16),
        "kind": np.array([kinds.index(d["kind"]) for d in stored], np.uint8),
        "language": np.array([languages.index(d["language"]) for d in stored], np.uint8),
        "published": np.array([d["published"] for d in stored], np.int32),
        "updated": np.array([d["updated"] for d in stored], np.int32),
        "subject": numbers(d["subject"] for d in stored),
        **blob("record", records),
        **blob("plain", [d["plain"].encode() for d in stored]),
    }, {"kinds": kinds, "languages": languages, "documents": len(stored)}


def _facets(stored: Stored) -> tuple[Arrays, dict[str, Any]]:
    arrays: Arrays = {}
    keys_of: dict[str, list[str]] = {}
    for name in sorted({name for d in stored for name in d["facets"]}):
        chosen = [d["facets"].get(name, ()) for d in stored]
        keys_of[name] = keys = sorted({key for keys in chosen for key in keys})
        place = {key: number_ for number_, key in enumerate(keys)}
        arrays[f"facet {name}"] = np.array([place[key] for keys in chosen for key in keys], np.uint32)
        arrays[f"facet {name} starts"] = starts([len(keys) for keys in chosen])
    return arrays, {"facets": keys_of}


def _terms(stored: Stored) -> tuple[Arrays, dict[str, Any]]:
    """Lists of the documents that have each term."""
    counted = [Counter(d["terms"].split()) for d in stored]
    counts = [np.fromiter(terms.values(), np.int64, len(terms)) for terms in counted]
    return _lists("term", [numbers(terms) for terms in counted], counts, np.uint64), {}


def _forms(stored: Stored) -> tuple[Arrays, dict[str, Any]]:
    """The words as they stand, for spelling."""
    return spelling.arrays(d["plain"].split() for d in stored), {}


def _runs(stored: Stored) -> tuple[Arrays, dict[str, Any]]:
    """Lists of the documents that have each run of letters."""
    found = [np.unique(grams(d["skeleton"])[0], return_counts=True) for d in stored]
    counts = [counts for _, counts in found]
    lengths = np.array([min(int(own.sum()), 65535) for own in counts], np.uint16)
    return {**_lists("gram", [runs for runs, _ in found], counts, np.uint32), "gram length": lengths}, {}


def _lists(name: str, own: Sequence[np.ndarray], counts: Sequence[np.ndarray], kind: type) -> Arrays:
    """For each different number the documents that have it, from the numbers of each document and their counts."""
    documents = np.repeat(np.arange(len(own), dtype=np.uint32), [len(numbers_) for numbers_ in own])
    every = joined(own, kind)
    order = np.argsort(every, kind="stable")
    each, lengths = np.unique(every, return_counts=True)
    return {
        name: each,
        f"{name} starts": starts(lengths),
        f"{name} list": packed(documents, joined(counts, int))[order],
    }


def _passages(stored: Stored) -> tuple[Arrays, dict[str, Any]]:
    """The short texts a message could be about: whose they are, and their skeletons."""
    rows = [(n, skeleton) for n, d in enumerate(stored) for skeleton in d["passages"]]
    owners = np.array([n for n, _ in rows], np.uint32)
    return {"passage document": owners, **blob("passage", [skeleton.encode() for _, skeleton in rows])}, {}


def _vectors(stored: Stored) -> tuple[Arrays, dict[str, Any]]:
    """The vectors of passages, each once, as the documents of a claim share its wordings; and who has which."""
    rows = [
        (n, (d["model"], spoken, vector))
        for n, d in enumerate(stored)
        for spoken, vector in zip(d["spoken"], d["vectors"], strict=False)
    ]
    place = {row: number_ for number_, row in enumerate(dict.fromkeys(row for _, row in rows))}
    models, languages = sorted({model for model, _, _ in place}), sorted({language for _, language, _ in place})
    return {
        "vector document": np.array([n for n, _ in rows], np.uint32),
        "vector row": np.array([place[row] for _, row in rows], np.uint32),
        "vector model": np.array([models.index(model) for model, _, _ in place], np.uint8),
        "vector spoken": np.array([languages.index(language) for _, language, _ in place], np.uint8),
        "vector": np.frombuffer(b"".join(vector for _, _, vector in place), np.float16),
    }, {"models": models, "spokens": languages}


PARTS: tuple[Callable[[Stored], tuple[Arrays, dict[str, Any]]], ...] = (
    _documents,
    _facets,
    _terms,
    _forms,
    _runs,
    _passages,
    _vectors,
)
