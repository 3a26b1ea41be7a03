"""The arrays of one Whoosh segment: what readers score with, made by the writer right after a commit."""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np

from ..text.grams import grams
from . import columns

FACETS = "facets"


def number(text: str) -> int:
    """A 64-bit number for a term or a subject, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def numbers(texts: Iterable[str]) -> np.ndarray:
    """Their numbers: uint64."""
    return np.fromiter(map(number, texts), np.uint64)


def starts(lengths: Sequence[int] | np.ndarray) -> np.ndarray:
    """Where each of these stretches begins, and the end of the last: uint64, one longer than `lengths`."""
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.uint64))).astype(np.uint64)


def write(path, reader, stored: Sequence[dict[str, Any]]) -> None:
    """Writes the arrays of a segment: `reader` is its Whoosh reader, `stored` its documents by number."""
    arrays, about = {}, {}
    for part in (_documents, _facets, _records, _grams, _passages, _vectors):
        part_arrays, part_about = part(stored)
        arrays |= part_arrays
        about |= part_about
    arrays |= _postings(reader)
    columns.write(path, arrays, about)


def _documents(stored) -> tuple[dict, dict]:
    kinds, languages = sorted({d["kind"] for d in stored}), sorted({d["language"] for d in stored})
    return {
        "length": np.array([min(d["length"], 65535) for d in stored], np.uint16),
        "kind": np.array([kinds.index(d["kind"]) for d in stored], np.uint8),
        "language": np.array([languages.index(d["language"]) for d in stored], np.uint8),
        "published": np.array([d["published"] for d in stored], np.int32),
        "updated": np.array([d["updated"] for d in stored], np.int32),
        "subject": numbers(d["subject"] for d in stored),
    }, {"kinds": kinds, "languages": languages, "documents": len(stored)}


def _facets(stored) -> tuple[dict, dict]:
    arrays, keys_of = {}, {}
    for name in sorted({name for d in stored for name in d["facets"]}):
        chosen = [d["facets"].get(name, ()) for d in stored]
        keys = sorted({key for keys in chosen for key in keys})
        place = {key: number for number, key in enumerate(keys)}
        arrays[f"facet {name}"] = np.array([place[key] for keys in chosen for key in keys], np.uint32)
        arrays[f"facet {name} starts"] = starts([len(keys) for keys in chosen])
        keys_of[name] = keys
    return arrays, {FACETS: keys_of}


def _records(stored) -> tuple[dict, dict]:
    names = ("key", "subject", "digest", "named", "mostly")
    records = [json.dumps([d[name] for name in names], ensure_ascii=False).encode() for d in stored]
    plain = [d["plain"].encode() for d in stored]
    return {**_blob("record", records), **_blob("plain", plain)}, {}


def _blob(name: str, parts: Sequence[bytes]) -> dict[str, np.ndarray]:
    return {name: np.frombuffer(b"".join(parts), np.uint8), f"{name} starts": starts([len(part) for part in parts])}


def _vectors(stored) -> tuple[dict, dict]:
    """Each vector once: the documents of a claim share its wordings."""
    rows = [
        (n, (d["model"], spoken, vector))
        for n, d in enumerate(stored)
        for spoken, vector in zip(d["spoken"], d["vectors"], strict=False)
    ]
    place = {row: number for number, row in enumerate(dict.fromkeys(row for _, row in rows))}
    models, spoken = sorted({model for model, _, _ in place}), sorted({spoken for _, spoken, _ in place})
    return {
        "vector document": np.array([n for n, _ in rows], np.uint32),
        "vector row": np.array([place[row] for _, row in rows], np.uint32),
        "vector model": np.array([models.index(model) for model, _, _ in place], np.uint8),
        "vector spoken": np.array([spoken.index(language) for _, language, _ in place], np.uint8),
        "vector": np.frombuffer(b"".join(vector for _, _, vector in place), np.float16),
    }, {"models": models, "spokens": spoken}


def _postings(reader) -> dict[str, np.ndarray]:
    terms, documents, counts, lengths = [], [], [], []
    for name, term in reader.all_terms():
        if name != "terms":
            continue
        matcher = reader.postings(name, term)
        found = 0
        while matcher.is_active():
            documents.append(matcher.id())
            counts.append(min(int(matcher.weight()), 255))
            found += 1
            matcher.next()
        terms.append(term.decode())
        lengths.append(found)
    order = np.argsort(hashed := numbers(terms))
    begins = starts(lengths)
    return {
        "term": hashed[order],
        "term starts": starts(np.array(lengths, np.int64)[order]),
        "posting": _in_order(np.array(documents, np.uint32), begins, order),
        "count": _in_order(np.array(counts, np.uint8), begins, order),
        **_blob("vocabulary", [term.encode() for term in terms]),
    }


def _in_order(values: np.ndarray, begins: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Stretches of an array, which begin at `begins`, put in another order."""
    stretches = np.split(values, begins[1:-1].astype(np.int64)) if len(order) else []
    return np.concatenate([np.zeros(0, values.dtype), *(stretches[place] for place in order)])


def _grams(stored) -> tuple[dict, dict]:
    """Postings of the runs of letters: how often each document has each."""
    found = [np.unique(grams(d["skeleton"])[0], return_counts=True) for d in stored]
    documents = np.repeat(np.arange(len(found), dtype=np.uint32), [len(own) for own, _ in found])
    numbers = np.concatenate([np.zeros(0, np.uint32), *(own for own, _ in found)])
    counts = np.concatenate([np.zeros(0, np.int64), *(counts for _, counts in found)])
    order = np.argsort(numbers, kind="stable")
    each, lengths = np.unique(numbers, return_counts=True)
    return {
        "gram": each,
        "gram starts": starts(lengths),
        "gram posting": documents[order],
        "gram count": np.minimum(counts, 255).astype(np.uint8)[order],
        "gram length": np.array([min(counts.sum(), 65535) for _, counts in found], np.uint16),
    }, {}


def _passages(stored) -> tuple[dict, dict]:
    """The short texts a message could be about: whose they are, their letters, and the numbers of their terms."""
    rows = [(n, passage) for n, d in enumerate(stored) for passage in d["passages"]]
    terms = [np.unique(numbers(passage["terms"])) for _, passage in rows]
    return {
        "passage document": np.array([n for n, _ in rows], np.uint32),
        "passage term": np.concatenate([np.zeros(0, np.uint64), *terms]),
        "passage term starts": starts([len(own) for own in terms]),
        **_blob("passage", [passage["skeleton"].encode() for _, passage in rows]),
    }, {}
