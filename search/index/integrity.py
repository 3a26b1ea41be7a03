"""Whether a generation is what was written: sizes and checksums of its files, sealed at the commit.

Engines keep pickles and write without fsync: after a power cut or a flipped bit, nothing of a damaged generation may
be opened. Only whoever can write here can forge a seal: the directory is private.
"""

import json
import os
import zlib
from pathlib import Path

from ..engines.base import IndexUnusable

SEAL = "seal.json"
CHUNK = 1 << 20

# What is known of a file that was read through: (device, inode, size, time of change) -> its checksum.
Known = dict[tuple[int, int, int, int], int]


def seal(path: Path, made_by: str, known: Known) -> None:
    """Writes down which files a generation has; `known` spares those that were summed before."""
    files = {name: [os.stat(path / name).st_size, checksum(path / name, known)] for name in files_of(path)}
    (path / SEAL).write_text(json.dumps({"made_by": made_by, "files": files}), "utf-8")


def check(path: Path, made_by: str, known: Known) -> None:
    """Raises IndexUnusable unless every sealed file is there and as it was; `known` spares unchanged ones."""
    found = read_seal(path)
    if found["made_by"] != made_by:
        raise IndexUnusable(f"{path.name} was made by {found['made_by']}, not by {made_by}")
    for name, (size, sum_) in found["files"].items():
        try:
            whole = os.stat(path / name).st_size == size and checksum(path / name, known) == sum_
        except OSError as error:
            raise IndexUnusable(f"{path.name}/{name} cannot be read: {error}") from error
        if not whole:
            raise IndexUnusable(f"{path.name}/{name} is damaged")


def sealed_files(path: Path) -> list[str]:
    """The names of a generation's files, below its directory."""
    return list(read_seal(path)["files"])


def read_seal(path: Path) -> dict:
    """What was sealed. Raises IndexUnusable."""
    try:
        found = json.loads((path / SEAL).read_text("utf-8"))
        if {"made_by", "files"} <= found.keys() and all(len(pair) == 2 for pair in found["files"].values()):
            return found
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise IndexUnusable(f"the seal of {path.name} cannot be read: {error}") from error
    raise IndexUnusable(f"the seal of {path.name} says nothing")


def files_of(path: Path) -> list[str]:
    found = (file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    return sorted(name for name in found if name != SEAL)


def checksum(path: Path, known: Known) -> int:
    """The CRC-32 of a file; one that has not changed since it was read is not read again."""
    stat = os.stat(path)
    seen = (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)
    found = known.get(seen)
    if found is None:
        found = 0
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                found = zlib.crc32(chunk, found)
        # Another thread may clear what is known at any moment.
        known[seen] = found
    return found
