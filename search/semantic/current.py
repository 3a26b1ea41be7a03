"""The model of this site, or none."""

from collections.abc import Sequence

import numpy as np

from .base import Embedder


def embedder() -> Embedder | None:
    """The model that the settings name; None when it is left out, absent or broken."""
    return None


def vectors_of(texts: Sequence[str], model: Embedder) -> list[bytes]:
    """One vector a text of a document, little-endian float16."""
    return [row.tobytes() for row in model.passages(texts).astype(np.dtype("<f2"))]
