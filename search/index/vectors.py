"""What passages mean: computed once, kept in the database, given to documents before they are written."""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from django.conf import settings

from ..batches import batches
from ..documents import Document
from ..models import StoredVector
from ..semantic.base import Embedder, vectors_of
from ..semantic.current import embedder
from .exact import digest

logger = logging.getLogger(__name__)

# Passages computed in one go, some two seconds of work; and what one statement asks for.
STEP, BATCH = 64, 500


def with_vectors(documents: list[Document]) -> list[Document]:
    """The documents, with the vectors of those whose passages are all known to the model in use."""
    name = model_in_use()
    if not name:
        return documents
    held = stored(name, {digest(text) for document in documents for text in document.passages})
    return [complete(document, name, held) for document in documents]


def model_in_use() -> str:
    """The name of the model whose vectors documents carry.

    One that is away for a moment keeps its vectors in the index: they cost minutes, and it comes back.
    """
    model = embedder()
    if model or not settings.SEARCH_EMBEDDER:
        return model.name if model else ""
    return StoredVector.objects.order_by("-pk").values_list("model", flat=True).first() or ""


def complete(document: Document, name: str, held: dict[str, bytes]) -> Document:
    """The document with its vectors, or without any while one is missing."""
    vectors = tuple(held.get(digest(text), b"") for text in document.passages)
    return replace(document, model=name, vectors=vectors) if all(vectors) else document


def compute(passages: Mapping[str, str]) -> Iterator[int]:
    """Computes and keeps the vectors of texts by their digests; how many each step did. A failure ends it."""
    model = embedder()
    for some in batches(passages.items() if model else (), STEP):
        made = computed(model, [text for _passage, text in some])
        if not made:
            return
        rows = zip(some, made, strict=True)
        StoredVector.objects.bulk_create(
            [StoredVector(passage=passage, model=model.name, data=data) for (passage, _text), data in rows],
            ignore_conflicts=True,
        )
        yield len(some)


def missing(documents: Iterable[Document], name: str) -> dict[str, str]:
    """The passages without a vector of this model, by their digests; none without a model."""
    unread = [document for document in documents if name and document.model != name]
    texts = {digest(text): text for document in unread for text in document.passages}
    held = stored(name, texts)
    return {passage: text for passage, text in texts.items() if passage not in held}


def computed(model: Embedder, texts: list[str]) -> list[bytes]:
    """The vectors of the texts, none when the model fails: words alone answer then."""
    try:
        return vectors_of(texts, model)
    except Exception:
        # A model is foreign code: whatever it raises must not keep words from the index.
        logger.exception("The meanings of %d passages could not be computed.", len(texts))
        return []


def stored(name: str, passages: Collection[str]) -> dict[str, bytes]:
    """The vectors of this model that are kept, by the digest of their passage."""
    found: dict[str, bytes] = {}
    for some in batches(sorted(passages), BATCH):
        rows = StoredVector.objects.filter(model=name, passage__in=some).values_list("passage", "data")
        found |= {passage: bytes(data) for passage, data in rows}
    return found


def forget_all_but(passages: Collection[bytes]) -> int:
    """Deletes the vectors of passages that no document has any more, and of models that are no longer used.

    `passages` are digests, as bytes because there may be a million of them. Says how many were deleted.
    """
    name = model_in_use()
    if not name:
        # Whoever leaves meanings out for an hour does not want them computed again.
        return 0
    rows = StoredVector.objects.values_list("pk", "passage", "model").iterator()
    unused = [pk for pk, passage, model in rows if model != name or bytes.fromhex(passage) not in passages]
    for some in batches(unused, BATCH):
        StoredVector.objects.filter(pk__in=some).delete()
    return len(unused)
