"""Reads the demonstration's files: facts once, words per language."""

import tomllib
from pathlib import Path

CONTENT = Path(__file__).parent / "content"


def read(name: str) -> dict:
    """One file as a dict, for example "organisations"."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(folder: str) -> list[dict]:
    """Every file of a folder, in the order of the file names."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((CONTENT / folder).glob("*.toml"))]
