"""Answers that are kept: made once, sent again until something that readers see has changed, or a minute has passed."""

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

    status: int
    headers: dict[str, str]
    content: bytes
    etag: str


def kept(request: HttpRequest, name: str, make: Callable[[], HttpResponse]) -> HttpResponseBase:
    """The answer of this name, kept or made now, or "not modified"; a kept one asks the database nothing.

    `name` tells every parameter that changes the answer, and no other. The stamp says that a kept answer is right now,
    so its life in caches on the way begins anew each time.
    """
    key = f"{name}-{stamp()}"
    found = caches["answers"].get(key)
    if found is None:
        found = of(make())
        caches["answers"].set(key, found, KEPT_SECONDS)
    response = HttpResponse(found.content, status=found.status, headers=found.headers)
    return conditional(request, response, found.etag) if found.status == 200 else response


def of(response: HttpResponse) -> Kept:
    """The answer as it is kept."""
    content = bytes(response.content)
    return Kept(response.status_code, dict(response.headers), content, etag_of(content))
