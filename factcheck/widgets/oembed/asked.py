"""What a program asks: an address, a form of the answer, how much room there is."""

from dataclasses import dataclass

from django.http import QueryDict

from factcheck.claims.machines import Refusal

from .answers import Room
from .targets import Target, target_of

NAMES = ("url", "format", "maxwidth", "maxheight")
# Answers are made for room in such steps, so that few have to be kept.
STEP = 20
LARGEST = 10_000


@dataclass(frozen=True)
class Asked:
    """A question that is no nonsense."""

    target: Target
    format: str
    room: Room


def asked_of(query: QueryDict) -> Asked:
    """The question; arguments that we do not know are no part of it. Raises Refusal: 400, 404."""
    repeated = next((name for name in NAMES if len(query.getlist(name)) > 1), None)
    if repeated:
        raise Refusal(400, f"“{repeated}” is given more than once.")
    if not query.get("url"):
        raise Refusal(400, "“url” is missing: the address of a fact-check of ours.")
    room = Room(pixels(query, "maxwidth"), pixels(query, "maxheight"))
    return Asked(target_of(query["url"]), query.get("format") or "json", room)


def pixels(query: QueryDict, name: str) -> int | None:
    """A limit, down to its step. Raises Refusal(400)."""
    said = query.get(name) or None
    if said is None:
        return None
    if not (said.isascii() and said.isdigit() and said.strip("0")):
        raise Refusal(400, f"“{name}” must be a whole number of pixels, 1 or more.")
    limit = LARGEST if len(said.lstrip("0")) > len(str(LARGEST)) else min(int(said), LARGEST)
    return limit - limit % STEP or limit
