"""What the search asks of a model that turns texts into vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class EmbedderUnusable(Exception):
    """The model is not installed, not the pinned one, or does not run here: words answer without it."""


class Embedder(Protocol):
    """A model that runs on this machine. `name` changes whenever its vectors stop being comparable."""

    name: str
    size: int

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text of a document: (texts, size), float32."""

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text that is asked: (texts, size), float32."""


def vectors_of(texts: Sequence[str], embedder: Embedder) -> list[bytes]:
    """What is stored of passages: little-endian float16 of length one, 768 bytes each for 384 dimensions."""
    return [row.tobytes() for row in embedder.passages(texts).astype("<f2")]
