"""What a reader's picture tells: whether it can be opened, which claims have it, what is written in it."""

from PIL import Image

from .certain import CERTAIN
from .check_forms import Message, Refused
from .known_pictures import PictureMatch, matches
from .match import Match, Why
from .recognition import text_in
from .uploads import PictureRefused, picture_in


def opened(message: Message) -> Image.Image:
    """The message's picture, upright and at a modest size. Raises Refused in the reader's words."""
    try:
        return picture_in(message.picture)
    except PictureRefused as refused:
        raise Refused(refused.words, text=message.text) from refused


def by_picture(picture: Image.Image) -> list[Match]:
    """Claims whose picture this is, or may be; of those that are certain the confidence is 1."""
    return [Match(found.subject, Why.PICTURE, confidence(found), region=part(found)) for found in matches(picture)]


def confidence(found: PictureMatch) -> float:
    """How alike the pictures are; 1 only where it is certain."""
    return CERTAIN if found.is_certain else min(found.recognised.likeness.share, 0.99)


def part(found: PictureMatch) -> str:
    """How much of the reader's picture it is: "whole", "part" or "mirrored"."""
    if found.recognised.is_mirrored:
        return "mirrored"
    return "whole" if found.recognised.asked.edges == (0, 0, 1, 1) else "part"


def words_in(picture: Image.Image) -> str:
    """What is written in the picture; "" where nobody can read it on this machine."""
    return text_in(picture)
