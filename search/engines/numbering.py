"""Numbers for texts, the same on every machine: what arrays hold in place of words."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np


@lru_cache(maxsize=20_000)
def number(text: str) -> int:
    """A number of 64 bits; that two words share one is as good as impossible."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def numbers(texts: Iterable[str]) -> np.ndarray:
    """Their numbers: uint64."""
    return np.fromiter(map(number, texts), np.uint64)
