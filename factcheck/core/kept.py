"""Answers that are kept: made once, sent again until readers' pages change, or ten minutes have passed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from .conditional import conditional, etag_of
from .stamp import stamp

# What depends on the day and not on a change ("for 30 days") is at most so many seconds late.
KEPT_SECONDS = 600


@dataclass(frozen=True)
class Kept:
    """One answer as it was made: `headers` are its own."""

    headers: dict[str, str]
    content: bytes
    etag: str


def kept(request: HttpRequest, name: str, make: Callable[[], HttpResponse]) -> HttpResponseBase:
    """The answer of this name, kept or made now, or "not modified"; a kept one asks the database nothing.

    `name` tells every parameter that changes the answer, and no other. The stamp says that a kept answer is right now,
    so its life in caches on the way begins anew each time. Only what is there is made: `make` raises what it refuses.
    """
    key = f"{name}-{stamp()}"
    found = caches["answers"].get(key)
    if found is None:
        found = of(make())
        caches["answers"].set(key, found, KEPT_SECONDS)
    return conditional(request, HttpResponse(found.content, headers=found.headers), found.etag)


def of(response: HttpResponse) -> Kept:
    """The answer as it is kept."""
    content = bytes(response.content)
    return Kept(dict(response.headers), content, etag_of(content))
