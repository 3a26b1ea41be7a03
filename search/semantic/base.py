"""What the search asks of a model that turns texts into vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class Embedder(Protocol):
    """A model that runs on this machine. `name` changes whenever its vectors stop being comparable."""

    name: str
    size: int

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text of a document: (texts, size), float32."""

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text that is asked: (texts, size), float32."""
