"""Arrays in one file, read piece by piece.

Nothing is mapped into memory: a file that is cut short under an open reader gives an error, not a dead process,
and all processes share what the system keeps of it.
"""

import json
import os
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

MAGIC = b"factcheck columns 1\n"


def write(path: Path, arrays: Mapping[str, np.ndarray], about: Mapping[str, Any]) -> None:
    """Writes named one-dimensional arrays and what is to be known of them, whole or not at all."""
    places, offset = {}, 0
    for name, array in arrays.items():
        places[name] = (array.dtype.str, offset, len(array))
        offset += array.nbytes
    header = json.dumps({"arrays": places, "about": about}, ensure_ascii=False).encode()
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(MAGIC + struct.pack("<Q", len(header)) + header)
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


class Columns:
    """An open file of arrays. Raises ValueError, KeyError or OSError when it is not what was written."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        start = self._file.read(len(MAGIC) + 8)
        if len(start) < len(MAGIC) + 8 or not start.startswith(MAGIC):
            raise ValueError(f"{path} is not a file of columns")
        (size,) = struct.unpack("<Q", start[len(MAGIC) :])
        header = json.loads(self._file.read(size))
        self._base = len(start) + size
        self._places: dict[str, tuple[str, int, int]] = header["arrays"]
        self.about: dict[str, Any] = header["about"]
        self._check_length(path)

    def _check_length(self, path: Path) -> None:
        ends = [offset + count * np.dtype(kind).itemsize for kind, offset, count in self._places.values()]
        if os.fstat(self._file.fileno()).st_size != self._base + max(ends, default=0):
            raise ValueError(f"{path} is not as long as it says")

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def length(self, name: str) -> int:
        """How many elements an array has."""
        return self._places[name][2]

    def read(self, name: str, start: int = 0, stop: int | None = None) -> np.ndarray:
        """A copy of an array, or of its elements [start, stop)."""
        kind, offset, count = self._places[name]
        stop = count if stop is None else stop
        if not 0 <= start <= stop <= count:
            raise ValueError(f"{name}[{start}:{stop}] of {count}")
        size = np.dtype(kind).itemsize
        data = os.pread(self._file.fileno(), (stop - start) * size, self._base + offset + start * size)
        return np.frombuffer(data, kind, stop - start)

    def stretches(self, name: str, starts: Sequence[int], stops: Sequence[int]) -> np.ndarray:
        """The elements of several stretches [start, stop) of an array, one after the other."""
        kind, offset, count = self._places[name]
        if len(starts) and not (min(starts) >= 0 and max(stops) <= count):
            raise ValueError(f"{name} has {count} elements only")
        size, file = np.dtype(kind).itemsize, self._file.fileno()
        base = self._base + offset
        pieces = [
            os.pread(file, (stop - start) * size, base + start * size)
            for start, stop in zip(starts, stops, strict=True)
        ]
        return np.frombuffer(b"".join(pieces), kind, sum(stops) - sum(starts))

    def close(self) -> None:
        """Gives the file back."""
        self._file.close()
