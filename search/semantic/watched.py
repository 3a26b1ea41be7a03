"""A model under watch: one that fails or is slow is left alone for a while, and words answer."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

import numpy as np

from .base import Embedder, EmbedderUnusable

logger = logging.getLogger(__name__)

SLOW_SECONDS = 0.3
SLOW_IN_A_ROW = 5
REST_SECONDS = 300.0


class Watched:
    """An embedder whose questions are timed; `rests` says whether it is to be left alone for now."""

    def __init__(self, embedder: Embedder, clock: Callable[[], float] = time.monotonic) -> None:
        self.name, self.size = embedder.name, embedder.size
        self._embedder, self._clock = embedder, clock
        self._lock = threading.Lock()
        self._slow = 0
        self._rests_until = 0.0

    @property
    def rests(self) -> bool:
        """Whether it failed or was slow lately."""
        return self._clock() < self._rests_until

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """Rows of length one; takes the time it takes. Raises EmbedderUnusable."""
        return self._kept(self._embedder.passages, texts)

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        """Rows of length one, while a reader waits. Raises EmbedderUnusable."""
        before = self._clock()
        rows = self._kept(self._embedder.queries, texts)
        self._count(self._clock() - before)
        return rows

    def _kept(self, work: Callable[[Sequence[str]], np.ndarray], texts: Sequence[str]) -> np.ndarray:
        try:
            rows = work(texts)
        except Exception as error:  # whatever a foreign package raises
            # What a foreign package says of its failure may be a reader's own words.
            self._rest(str(error) if isinstance(error, EmbedderUnusable) else type(error).__name__)
            raise EmbedderUnusable(str(error)) from error
        if rows.shape != (len(texts), self.size) or not np.isfinite(rows).all():
            self._rest(f"rows of {rows.shape} for {len(texts)} texts, or not numbers")
            raise EmbedderUnusable("rows that cannot be used")
        return rows

    def _count(self, seconds: float) -> None:
        with self._lock:
            self._slow = self._slow + 1 if seconds > SLOW_SECONDS else 0
        if self._slow >= SLOW_IN_A_ROW:
            self._slow = 0
            self._rest(f"{SLOW_IN_A_ROW} questions in a row took more than {SLOW_SECONDS} s")

    def _rest(self, why: str) -> None:
        with self._lock:
            if not self.rests:
                logger.warning("Search goes without %s for %.0f minutes: %s", self.name, REST_SECONDS / 60, why)
            self._rests_until = self._clock() + REST_SECONDS
