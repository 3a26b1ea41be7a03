"""A model that the operator brings: a directory with `model.onnx`, `tokenizer.json` and, if need be, `config.json`.

`config.json` may say {"name", "query": prefix, "passage": prefix, "pooling": "mean" or "cls", "tokens": most}; what
it leaves out is as multilingual-e5 wants it. Needs the packages onnxruntime and tokenizers.
"""

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .base import EmbedderUnusable
from .texts import plain

BATCH = 16


@dataclass(frozen=True)
class Config:
    """How a model wants its texts and how its answer is read."""

    name: str = ""
    query: str = "query: "
    passage: str = "passage: "
    pooling: str = "mean"
    tokens: int = 512


class OnnxEmbedder:
    """Loads when it is made; one text after another. Raises EmbedderUnusable."""

    def __init__(self, directory: str | Path) -> None:
        folder = Path(directory)
        try:
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer

            self._config = _config(folder)
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = SessionOptions()
            options.intra_op_num_threads = 1
            self._session = InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # whatever these packages raise
            raise EmbedderUnusable(f"{folder}: {type(error).__name__}: {error}") from error
        self._tokenizer.enable_truncation(self._config.tokens)
        self._tokenizer.enable_padding()
        self._lock = threading.Lock()
        self.name = self._config.name or f"onnx/{_digest(folder / 'model.onnx')}"
        self.size = self._rows(["a"], self._config.query).shape[1]

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text of a document: (texts, size), float32."""
        return self._rows(texts, self._config.passage)

    def queries(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length one for each text that is asked: (texts, size), float32."""
        return self._rows(texts, self._config.query)

    def _rows(self, texts: Sequence[str], prefix: str) -> np.ndarray:
        batches = [[prefix + plain(text) for text in texts[n : n + BATCH]] for n in range(0, len(texts), BATCH)]
        rows = [self._batch(batch) for batch in batches]
        return np.concatenate(rows) if rows else np.zeros((0, self.size), np.float32)

    def _batch(self, texts: list[str]) -> np.ndarray:
        with self._lock:
            encoded = self._tokenizer.encode_batch(texts)
        given: dict[str, Any] = {
            "input_ids": np.array([e.ids for e in encoded], np.int64),
            "attention_mask": np.array([e.attention_mask for e in encoded], np.int64),
            "token_type_ids": np.array([e.type_ids for e in encoded], np.int64),
        }
        wanted = {one.name for one in self._session.get_inputs()}
        hidden = self._session.run(None, {name: given[name] for name in given if name in wanted})[0]
        pooled = _pooled(hidden, given["attention_mask"], self._config.pooling)
        return (pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def _pooled(hidden: np.ndarray, mask: np.ndarray, pooling: str) -> np.ndarray:
    """One row a text from (texts, tokens, size); a model that pools itself gives (texts, size)."""
    if hidden.ndim == 2:
        return hidden
    if pooling == "cls":
        return hidden[:, 0]
    weights = mask[:, :, None].astype(hidden.dtype)
    return (hidden * weights).sum(1) / np.maximum(weights.sum(1), 1)


def _config(folder: Path) -> Config:
    path = folder / "config.json"
    told = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return Config(**{name: value for name, value in told.items() if name in Config.__dataclass_fields__})


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
