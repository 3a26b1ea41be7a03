"""One writer at a time: the lock ends with its process, however that ends."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "writer.lock"
PAUSE = 0.05


class Busy(Exception):
    """Another process is writing to the index."""


@contextmanager
def writing(root: Path, patience: float, say: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the writer's lock. Waits up to `patience` seconds, after calling `say` once; then raises Busy."""
    root.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    with (root / LOCK).open("w") as file:
        if not taken(file):
            say()
            while not taken(file):
                if time.monotonic() >= deadline:
                    raise Busy("another process is writing to the index")
                time.sleep(PAUSE)
        yield


def taken(file) -> bool:
    """Whether the lock is ours now."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
