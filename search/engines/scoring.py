"""How much a word that is found says: BM25."""

import numpy as np

# Flat around these on four collections; see docs/search.md.
K1 = 0.9
B = 0.4


def rarity(found: np.ndarray | float, size: int) -> np.ndarray:
    """The weight (idf) of what so many of `size` documents have; above zero."""
    return np.log(1 + (size - found + 0.5) / (found + 0.5))


def shares(counts: np.ndarray, norm: np.ndarray) -> np.ndarray:
    """How much of a word's weight goes to documents that have it so often; `norm` grows with their length."""
    return counts * (K1 + 1) / (counts + norm)


def norm(length: np.ndarray) -> np.ndarray:
    """What holds long documents back, from their lengths: float32 like these."""
    return K1 * (1 - B + B * length / max(float(length.mean()) if len(length) else 1.0, 1e-9))
