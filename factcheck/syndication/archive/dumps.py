"""Dumps: the files of one day in a folder that appears whole or not at all."""

import os
import re
import shutil
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.utils.timezone import localdate, localtime

from factcheck.claims.reviews import publisher
from factcheck.core.dates import machine_time

from .files import FILES
from .state import state

# Local hour from which the worker writes the dump of the day: most readers sleep, and so do most editors.
NIGHT = 2
UNFINISHED = ".unfinished-"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
Tell = Callable[[str, int], None]


def tell_nobody(name: str, size: int) -> None:
    """For those who need not know how far a file is."""


def nightly() -> None:
    """Writes today's dump where `ARCHIVE_DUMPS` says, unless it is too early or it is there; called every hour."""
    home = settings.ARCHIVE_DUMPS and Path(settings.ARCHIVE_DUMPS)
    if home and localtime().hour >= NIGHT and not (home / str(localdate())).exists():
        dump(home, settings.ARCHIVE_DUMPS_DAYS)


def dump(home: Path, days: int, tell: Tell = tell_nobody) -> Path:
    """Writes today's folder below `home` and answers its path; what is older than `days` days is removed.

    `tell` hears of every piece that was written: the file's name and its bytes until now. Raises OSError, and leaves
    the dumps of other days as they were.
    """
    home.mkdir(parents=True, exist_ok=True)
    half = Path(mkdtemp(prefix=UNFINISHED, dir=home))
    try:
        write_files(half, tell)
        half.chmod(0o755)
        folder = put_in_place(half, home / str(localdate()))
    finally:
        shutil.rmtree(half, ignore_errors=True)
    point_to(home / "latest", folder.name)
    remove_old(home, localdate() - timedelta(days=days))
    return folder


def write_files(folder: Path, tell: Tell) -> None:
    """Every file, the licence, and last the sums."""
    changed_at = state().changed_at
    (folder / "LICENSE.txt").write_text(license_note(), encoding="utf-8")
    sums = {"LICENSE.txt": sha256((folder / "LICENSE.txt").read_bytes()).hexdigest()}
    for name, file in FILES.items():
        sums[name] = write(folder / name, file.pieces(changed_at), tell)
    lines = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    (folder / "SHA256SUMS").write_text(lines, encoding="ascii")


def write(path: Path, pieces: Iterable[str | bytes], tell: Tell) -> str:
    """Writes one file to the disk; its SHA-256."""
    digest, size = sha256(), 0
    with path.open("xb") as file:
        for piece in pieces:
            content = piece if isinstance(piece, bytes) else piece.encode()
            file.write(content)
            digest.update(content)
            size += len(content)
            tell(path.name, size)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def license_note() -> str:
    """Whose these files are and what may be done with them."""
    who = publisher(settings.LANGUAGE_CODE)
    return (
        f"Fact-checks of {who.name}, {who.url}\n"
        f"Written {machine_time(localtime())}\n\n"
        f"You may copy and use them under {who.license_url}\n"
        f"Name {who.name} and link to the address of each fact-check.\n"
        "What was withdrawn carries dateDeleted in data.json: please delete your copy of it as well.\n"
    )


def put_in_place(half: Path, folder: Path) -> Path:
    """Gives the finished folder its name; one of the same day makes room."""
    if folder.exists():
        earlier = Path(mkdtemp(prefix=UNFINISHED, dir=folder.parent))
        folder.rename(earlier / folder.name)
        half.rename(folder)
        shutil.rmtree(earlier)
    else:
        half.rename(folder)
    return folder


def point_to(link: Path, name: str) -> None:
    """Lets the link lead to the folder of this name, without a moment in which it leads nowhere."""
    new = link.with_name(f"{UNFINISHED}{link.name}")
    new.unlink(missing_ok=True)
    new.symlink_to(name)
    new.replace(link)


def remove_old(home: Path, oldest: date) -> None:
    """Removes the dumps of days before `oldest`, and what killed dumps of earlier days left."""
    for path in home.iterdir():
        is_dump = DAY.fullmatch(path.name) and path.name < str(oldest)
        if is_dump or (path.name.startswith(UNFINISHED) and date.fromtimestamp(path.lstat().st_mtime) < localdate()):
            shutil.rmtree(path, ignore_errors=True)
