"""The parts of a picture that are compared: what stays of it after a crop, beside a caption, in a frame."""

from collections.abc import Sequence
from dataclasses import dataclass

# Left, top, right and bottom as shares of width and height.
Edges = tuple[float, float, float, float]
# Stored edges are counted in half per cents.
STEPS = 200


@dataclass(frozen=True)
class Region:
    """A named part of a picture."""

    name: str
    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def edges(self) -> Edges:
        return self.left, self.top, self.right, self.bottom

    @property
    def mirrored(self) -> "Region":
        """The same part after left and right were exchanged."""
        return Region(self.name, 1 - self.right, self.top, 1 - self.left, self.bottom)


FULL = Region("full")
FRAMED = "framed"
# Kept of every known picture: what a crop of about a tenth leaves over, and what a caption does not cover. A hash
# bears an error of some 4 % at an edge, so steps of 10 % find every crop between.
KNOWN = (
    FULL,
    Region("centre", 0.1, 0.1, 0.9, 0.9),
    Region("without edges", 0.05, 0.05, 0.95, 0.95),
    Region("without rim", 0.025, 0.025, 0.975, 0.975),
    Region("top left", right=0.5, bottom=0.5),
    Region("top right", left=0.5, bottom=0.5),
    Region("bottom left", right=0.5, top=0.5),
    Region("bottom right", left=0.5, top=0.5),
    Region("without left edge", left=0.1),
    Region("without right edge", right=0.9),
    Region("without top", top=0.1),
    Region("without bottom", bottom=0.9),
    Region("below caption", top=0.2),
    Region("above caption", bottom=0.8),
)
# A caption's blurred edge would outshine a picture taken at night.
INSET = 0.008
# Asked about a reader's picture: all of it, and what lies beside a caption, which took a fifth of the picture or was
# added to it.
ASKED = (
    FULL,
    Region("above caption", bottom=0.8 - INSET),
    Region("above caption", bottom=1 / 1.2 - INSET),
    Region("below caption", top=0.2 + INSET),
    Region("below caption", top=1 - 1 / 1.2 + INSET),
)
BY_STEPS: dict[tuple[int, ...], Region] = {}


def rounded(region: Region) -> tuple[int, ...]:
    """The edges as they are stored."""
    return tuple(round(edge * STEPS) for edge in region.edges)


def region_at(steps: Sequence[int]) -> Region:
    """The region that was stored with these edges; what no fixed region has is a frame's inside."""
    key = tuple(map(int, steps))
    return BY_STEPS.get(key) or Region(FRAMED, *(step / STEPS for step in key))


BY_STEPS.update({rounded(region): region for region in KNOWN})
