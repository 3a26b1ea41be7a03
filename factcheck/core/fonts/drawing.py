"""Fonts for pictures that we draw: each family whole, in one weight, in one file."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

from .families import Family

FOLDER = Path(__file__).parent / "whole"


def drawing_font(family: Family) -> Path:
    """The file of the whole family."""
    return FOLDER / f"{family.file_name}.woff2"


def font(family: Family, size: int) -> ImageFont.FreeTypeFont:
    """The family in one size, in pixels."""
    return opened(drawing_font(family), size)


@cache
def opened(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
