"""The archive's files on the disk: each is written once for a state of the archive, and sent again until that changes.

The folder is private: what was withdrawn lies in it, sent to nobody, until somebody asks for the file that follows.
"""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .dumps import write
from .files import FILES
from .state import State, state

logger = logging.getLogger(__name__)

# Bytes that are sent at a time.
BLOCK = 64_000


def sent(name: str, now: State) -> Iterator[str | bytes]:
    """The pieces of one file: of the kept one, else of one that is written first and kept for those who ask next.

    While another request writes it, and where the disk takes nothing, it comes straight from the database.
    """
    file = kept(name, now) or written(name, now)
    if file is None:
        yield from FILES[name].pieces(now.changed_at)
        return
    with file:
        while block := file.read(BLOCK):
            yield block


def kept(name: str, now: State) -> BinaryIO | None:
    """The file as it was kept for this state, open."""
    try:
        return path_of(name, now).open("rb")
    except OSError:
        return None


def written(name: str, now: State) -> BinaryIO | None:
    """The file written now, open; None while another request writes it, and when it cannot be written."""
    try:
        home().mkdir(mode=0o700, parents=True, exist_ok=True)
        with only_writer(home() / f"{name}.lock"):
            return kept(name, now) or keep(name, now)
    except BlockingIOError:
        return None
    except OSError:
        logger.exception("%s could not be kept in %s; every request makes it anew.", name, home())
        return None


def keep(name: str, now: State) -> BinaryIO:
    """Writes the file and puts it in the place of the earlier one, unless the archive changed meanwhile."""
    half = home() / f"{name}.new"
    half.unlink(missing_ok=True)
    try:
        write(half, FILES[name].pieces(now.changed_at))
        file = half.open("rb")
        if state() == now:
            half.replace(path_of(name, now))
            forget_earlier(name, now)
    finally:
        half.unlink(missing_ok=True)
    return file


def forget_earlier(name: str, now: State) -> None:
    for path in home().glob(f"*-{name}"):
        if path != path_of(name, now):
            path.unlink(missing_ok=True)


def path_of(name: str, now: State) -> Path:
    return home() / f"{now.digest}-{name}"


def home() -> Path:
    return settings.VAR_DIR / "archive"


@contextmanager
def only_writer(lock_file: Path) -> Iterator[None]:
    """Holds the lock of one file, which ends with the process however it ends. Raises BlockingIOError."""
    with lock_file.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
