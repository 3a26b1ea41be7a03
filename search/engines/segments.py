"""The arrays of one Whoosh segment: what readers score with, made by the writer right after a commit."""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np

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
    for part in (_documents, _facets, _records, _vectors):
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
    records = [json.dumps([d["key"], d["subject"], d["digest"]], ensure_ascii=False).encode() for d in stored]
    plain = [d["plain"].encode() for d in stored]
    return {**_blob("record", records), **_blob("plain", plain)}, {}


def _blob(name: str, parts: Sequence[bytes]) -> dict[str, np.ndarray]:
    return {name: np.frombuffer(b"".join(parts), np.uint8), f"{name} starts": starts([len(part) for part in parts])}


def _vectors(stored) -> tuple[dict, dict]:
    models = sorted({d["model"] for d in stored if d["vectors"]})
    rows = [(n, models.index(d["model"]), vector) for n, d in enumerate(stored) for vector in d["vectors"]]
    return {
        "vector document": np.array([n for n, _, _ in rows], np.uint32),
        "vector model": np.array([model for _, model, _ in rows], np.uint8),
        "vector": np.frombuffer(b"".join(vector for _, _, vector in rows), np.float16),
    }, {"models": models, "size": len(rows[0][2]) // 2 if rows else 0}


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
    return {
        "term": hashed[order],
        "term order": order.astype(np.uint32),
        "term starts": starts(lengths),
        "posting": np.array(documents, np.uint32),
        "count": np.array(counts, np.uint8),
        **_blob("vocabulary", [term.encode() for term in terms]),
    }
