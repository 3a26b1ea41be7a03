"""Generations: every state of the index is a directory of its own, and one small file names the one in force.

A commit never changes what readers have: it makes a new directory that shares the unchanged files (hard links), seals
it and lets the small file name it. A writer that is killed leaves a directory that nothing names.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from ..engines.base import IndexUnusable
from . import integrity

POINTER = "current"
NAME = re.compile(r"[0-9]{8}")
# How many stay besides the one in force: a reader may have read its name and not yet opened it.
KEPT = 2

Stamp = tuple[str, int, int]


class IndexMissing(IndexUnusable):
    """Nothing was built yet, or somebody removed it."""


@dataclass(frozen=True)
class Generations:
    """All generations below one directory. Whoever changes them holds the writer's lock."""

    root: Path

    def stamp(self) -> Stamp | None:
        """Another value whenever another generation is in force, None when there is none; one look at a small file."""
        try:
            found = os.stat(self.root / POINTER)
        except OSError:
            return None
        return (str(self.root), found.st_ino, found.st_mtime_ns)

    def in_force(self) -> Path:
        """The directory that readers use. Raises IndexUnusable, or IndexMissing where there is none."""
        try:
            name = (self.root / POINTER).read_text("ascii")
        except FileNotFoundError as error:
            raise IndexMissing("there is no index") from error
        except (OSError, ValueError) as error:
            raise IndexUnusable(f"{POINTER} cannot be read: {error}") from error
        if not NAME.fullmatch(name):
            raise IndexUnusable(f"{POINTER} names no generation: {name[:20]!r}")
        return self.root / name

    def begin(self, like: Path | None = None) -> Path:
        """A new directory, empty or with the files of another generation."""
        number = max((int(path.name) for path in self.all()), default=0) + 1
        made = self.root / f"{number:08d}"
        made.mkdir(parents=True)
        for name in integrity.sealed_files(like) if like else ():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(like / name, made / name)
        return made

    def put_in_force(self, made: Path) -> None:
        """Names a sealed directory in the small file, in one step, and removes what no reader can want any more."""
        aside = self.root / f"{POINTER}.new"
        aside.write_text(made.name, "ascii")
        os.replace(aside, self.root / POINTER)
        for old in [path for path in self.all() if path < made][:-KEPT]:
            self.remove(old)

    def remove(self, path: Path) -> None:
        shutil.rmtree(path, ignore_errors=True)

    def all(self) -> list[Path]:
        """Every directory, oldest first, finished or not."""
        try:
            return sorted(path for path in self.root.iterdir() if NAME.fullmatch(path.name))
        except FileNotFoundError:
            return []
