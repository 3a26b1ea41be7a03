"""Recognises a picture that was checked before: recompressed, resized, cropped, captioned, mirrored."""

from .keys import DESIGN, PictureHash, PictureKeys, hashes_of, keys_of, pack, unpack
from .recognising import CERTAIN, POSSIBLE, Recognised, recognise
from .shelf import Candidate, Shelf

__all__ = [
    "CERTAIN",
    "DESIGN",
    "POSSIBLE",
    "Candidate",
    "PictureHash",
    "PictureKeys",
    "Recognised",
    "Shelf",
    "hashes_of",
    "keys_of",
    "pack",
    "recognise",
    "unpack",
]
