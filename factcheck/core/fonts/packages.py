"""Fetches the packages that the fonts are cut from, and believes them only by their checksum."""

import base64
import hashlib
import subprocess
import tarfile
from pathlib import Path

from .families import Family


class WrongPackage(Exception):
    """What the registry sent is not what the table of families names."""


def fetch(family: Family, folder: Path) -> Path:
    """Unpacks the family's package below `folder`; answers the folder of its files. Raises WrongPackage."""
    wanted = f"{family.package}@{family.version}"
    packed = subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", folder, wanted], check=True, capture_output=True, text=True
    )
    archive = folder / packed.stdout.split()[-1]
    refuse_other_content(archive, family)
    target = folder / family.file_name
    with tarfile.open(archive) as files:
        files.extractall(target, filter="data")
    return target / "package"


def refuse_other_content(archive: Path, family: Family) -> None:
    """Raises WrongPackage unless the archive has the checksum of the table."""
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != family.sha512:
        raise WrongPackage(f"{family.package} {family.version}: sha512 is {found}, expected {family.sha512}")
