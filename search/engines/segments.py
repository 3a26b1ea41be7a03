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
from .stored import Line, Stored, different_lines

Arrays = dict[str, np.ndarray]
Made = tuple[Arrays, dict[str, Any]]
Documents = Sequence[Stored]
Lines = Sequence[Sequence[Line]]


def write(path: Path, subjects: Sequence[Sequence[Stored]]) -> None:
    """Writes the arrays of a segment from its records: the documents of each subject, which share one row."""
    arrays: Arrays = {"row": np.repeat(np.arange(len(subjects), dtype=np.uint32), [len(own) for own in subjects])}
    about: dict[str, Any] = {"rows": len(subjects)}
    documents = [document for own in subjects for document in own]
    lines = [different_lines(own) for own in subjects]
    parts = [part(documents) for part in OF_DOCUMENTS] + [part(lines) for part in OF_LINES]
    for own, own_about in parts:
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


def _documents(stored: Documents) -> Made:
    kinds, languages = sorted({d["kind"] for d in stored}), sorted({d["language"] for d in stored})
    told = ("key", "subject", "digest", "named", "mostly")
    records = [json.dumps([d[name] for name in told], ensure_ascii=False).encode() for d in stored]
    return {
        "kind": np.array([kinds.index(d["kind"]) for d in stored], np.uint8),
        "language": np.array([languages.index(d["language"]) for d in stored], np.uint8),
        "published": np.array([d["published"] for d in stored], np.int32),
        "updated": np.array([d["updated"] for d in stored], np.int32),
        "subject": numbers(d["subject"] for d in stored),
        **blob("record", records),
        **blob("plain", [" | ".join(line.plain for line in d["lines"]).encode() for d in stored]),
    }, {"kinds": kinds, "languages": languages, "documents": len(stored)}


def _facets(stored: Documents) -> Made:
    arrays: Arrays = {}
    keys_of: dict[str, list[str]] = {}
    for name in sorted({name for d in stored for name in d["facets"]}):
        chosen = [d["facets"].get(name, ()) for d in stored]
        keys_of[name] = keys = sorted({key for keys in chosen for key in keys})
        place = {key: number_ for number_, key in enumerate(keys)}
        arrays[f"facet {name}"] = np.array([place[key] for keys in chosen for key in keys], np.uint32)
        arrays[f"facet {name} starts"] = starts([len(keys) for keys in chosen])
    return arrays, {"facets": keys_of}


def _terms(lines: Lines) -> Made:
    """Lists of the rows that have each term."""
    counted = [Counter(" ".join(line.terms for line in own).split()) for own in lines]
    counts = [np.fromiter(terms.values(), np.int64, len(terms)) for terms in counted]
    lengths = np.array([min(sum(line.count for line in own), 65535) for own in lines], np.uint16)
    return {**_lists("term", [numbers(terms) for terms in counted], counts, np.uint64), "length": lengths}, {}


def _forms(lines: Lines) -> Made:
    """The words as they stand, for spelling."""
    return spelling.arrays([word for line in own for word in line.plain.split()] for own in lines), {}


def _runs(lines: Lines) -> Made:
    """Lists of the rows that have each run of letters."""
    found = [grams("".join(line.skeleton for line in own))[0] for own in lines]
    owners = np.repeat(np.arange(len(found), dtype=np.uint64), [len(own) for own in found])
    both = np.sort((joined(found, np.uint64) << np.uint64(32)) | owners)
    first = np.flatnonzero(np.append(True, both[1:] != both[:-1])[: len(both)])
    counts = np.diff(np.append(first, len(both)))
    runs, rows = both[first] >> np.uint64(32), both[first] & np.uint64(0xFFFFFFFF)
    each, begins = np.unique(runs, return_index=True)
    return {
        "gram": each.astype(np.uint32),
        "gram starts": np.append(begins, len(runs)).astype(np.uint64),
        "gram list": packed(rows, counts),
        "gram length": np.array([min(len(own), 65535) for own in found], np.uint16),
    }, {}


def _lists(name: str, own: Sequence[np.ndarray], counts: Sequence[np.ndarray], kind: type) -> Arrays:
    """For each different number the rows that have it, from the different numbers of each row and their counts."""
    rows = np.repeat(np.arange(len(own), dtype=np.uint32), [len(numbers_) for numbers_ in own])
    every = joined(own, kind)
    order = np.argsort(every, kind="stable")
    each, lengths = np.unique(every, return_counts=True)
    return {
        name: each,
        f"{name} starts": starts(lengths),
        f"{name} list": packed(rows, joined(counts, int))[order],
    }


def _passages(stored: Documents) -> Made:
    """The short texts a message could be about: whose they are, and their skeletons."""
    rows = [(n, skeleton) for n, d in enumerate(stored) for skeleton in d["passages"]]
    owners = np.array([n for n, _ in rows], np.uint32)
    return {"passage document": owners, **blob("passage", [skeleton.encode() for _, skeleton in rows])}, {}


def _vectors(stored: Documents) -> Made:
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


OF_DOCUMENTS: tuple[Callable[[Documents], Made], ...] = (_documents, _facets, _passages, _vectors)
OF_LINES: tuple[Callable[[Lines], Made], ...] = (_terms, _forms, _runs)
