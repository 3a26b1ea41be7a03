"""The archive's files on the disk: each is written once for a state of the archive, and sent again until that changes.

The folder is private: what was withdrawn lies in it, sent to nobody, until somebody asks for the file that follows.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .files import FILES
from .state import State, state

logger = logging.getLogger(__name__)

# Bytes that are sent at a time.
BLOCK = 64_000


def sent(name: str, now: State) -> Iterator[str | bytes]:
    """The pieces of one file: of the kept one, else from the database, kept on the way for those who ask next."""
    file = kept(name, now)
    return read(file) if file else copied(name, now)


def kept(name: str, now: State) -> BinaryIO | None:
    """The file as it was kept for this state, open."""
    try:
        return path_of(name, now).open("rb")
    except OSError:
        return None


def read(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while block := file.read(BLOCK):
            yield block


def copied(name: str, now: State) -> Iterator[bytes]:
    """The pieces as they are made, each sent at once; of a reader who hangs up no half file stays."""
    with closing(Copy(name, now)) as copy:
        for piece in FILES[name].pieces(now.changed_at):
            data = piece.encode() if isinstance(piece, str) else piece
            copy.add(data)
            yield data
        copy.keep()


class Copy:
    """What is sent, written down beside it; nothing where another request writes already, or the disk takes nothing."""

    def __init__(self, name: str, now: State) -> None:
        self.name, self.now = name, now
        self.half = home() / f"{name}.new"
        self.open_files = ExitStack()
        self.file: BinaryIO | None = None
        with self.or_none():
            home().mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = self.open_files.enter_context((home() / f"{name}.lock").open("w"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.file = self.open_files.enter_context(self.half.open("wb"))

    def add(self, data: bytes) -> None:
        with self.or_none():
            if self.file:
                self.file.write(data)

    def keep(self) -> None:
        """Puts the whole file in the place of the earlier one, unless the archive changed meanwhile."""
        with self.or_none():
            if self.file and state() == self.now:
                self.file.flush()
                os.fsync(self.file.fileno())
                self.half.replace(path_of(self.name, self.now))
                forget_earlier(self.name, self.now)

    def close(self) -> None:
        """Leaves nothing that is not whole."""
        if self.file:
            self.half.unlink(missing_ok=True)
        self.open_files.close()

    @contextmanager
    def or_none(self) -> Iterator[None]:
        """Sending goes on without the copy."""
        try:
            yield
        except BlockingIOError:
            self.file = None
        except OSError:
            self.file = None
            logger.exception("%s could not be kept in %s; every request makes it anew.", self.name, home())


def forget_earlier(name: str, now: State) -> None:
    for path in home().glob(f"*-{name}"):
        if path != path_of(name, now):
            path.unlink(missing_ok=True)


def path_of(name: str, now: State) -> Path:
    return home() / f"{now.digest}-{name}"


def home() -> Path:
    return settings.VAR_DIR / "archive"
