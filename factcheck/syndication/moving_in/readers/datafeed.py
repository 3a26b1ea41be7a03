"""JSON as one document: a schema.org DataFeed, a list of records, the JSON-LD of a page."""

import json
from collections.abc import Iterator
from typing import Any

from ..records import Record, Unreadable, Unusable, Withdrawn
from . import claimreviews
from .values import several


def elements(content: bytes) -> Iterator[tuple[str, Any]]:
    """Every element with its place: "element 3". Raises Unreadable when it is no JSON."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this is no whole JSON document: {error}") from error
    for place, element in enumerate(listed(data), start=1):
        yield f"element {place}", element


def listed(data: Any) -> list:
    """The elements of a feed, of a graph or of a list; anything else is one element."""
    if isinstance(data, dict):
        data = next((data[name] for name in ("dataFeedElement", "@graph", "itemListElement") if name in data), data)
    return several(data)


def record(element: Any, language: str) -> Record:
    """The record of a feed's element or of a bare ClaimReview. Raises Unusable with the reason."""
    if not isinstance(element, dict):
        raise Unusable("this is no object")
    if element.get("dateDeleted"):
        raise Withdrawn("its publisher took it back")
    inside = several(element["item"]) if "item" in element else [element]
    reviews = [one for one in inside if claimreviews.is_a(one, "ClaimReview")]
    if len(reviews) > 1:
        raise Unusable("it holds several ClaimReviews; each needs an element of its own")
    media = next((one for one in inside if claimreviews.is_a(one, "MediaReview")), None)
    return claimreviews.record(reviews[0] if reviews else None, language, media)
