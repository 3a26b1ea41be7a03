"""Which known picture a reader's picture is: candidates by their hashes, certainty by their sketches."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from .hashing import grey_of
from .keys import questions_of
from .regions import Region
from .shelf import Candidate, Shelf
from .sketches import MUCH, NOTHING, Likeness, likeness, opened

# Shares of what both pictures show that must be the same. Copies have .8 to 1; two messages of two lines each in the
# same messenger share up to .71, different share pictures of ours up to .45.
CERTAIN, POSSIBLE = 0.75, 0.6


@dataclass(frozen=True)
class Recognised:
    """A known picture that the reader's shows: `place` as in the shelf.

    `asked` is the part of the reader's picture that shows the part `known` of the known one, mirrored or not.
    """

    place: int
    likeness: Likeness
    known: Region
    asked: Region
    is_mirrored: bool

    @property
    def is_certain(self) -> bool:
        """Whether it is the same picture; otherwise it may be, and a person should compare."""
        return self.likeness.share >= CERTAIN and self.likeness.tiles >= MUCH


def recognise(image: Image.Image, shelf: Shelf, sketch_at: Callable[[int], bytes]) -> list[Recognised]:
    """The known pictures that this one shows, certain ones first, then the most alike.

    `sketch_at` gives the sketch of a place in the shelf, or b"" when it is gone.
    """
    grey = grey_of(image)
    candidates = shelf.nearest(questions_of(grey))
    found = [compared(grey, candidate, sketch_at(candidate.place)) for candidate in candidates]
    return sorted((one for one in found if one.likeness.share >= POSSIBLE), key=best_first)


def best_first(one: Recognised) -> tuple[bool, float]:
    return not one.is_certain, -one.likeness.share


def compared(grey: Image.Image, candidate: Candidate, sketch: bytes) -> Recognised:
    """The candidate with how alike it is."""
    asked = candidate.asked
    if candidate.is_mirrored:
        grey, asked = grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT), asked.mirrored
    shared = likeness(grey, asked.edges, opened(sketch), candidate.known.edges) if sketch else NOTHING
    return Recognised(candidate.place, shared, candidate.known, candidate.asked, candidate.is_mirrored)
