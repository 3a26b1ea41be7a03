"""Answers that are kept: made once, sent again until something that readers see has changed, or a minute has passed."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from .conditional import conditional, etag_of
from .stamp import stamp

# What depends on the day and not on a change ("for 30 days") is at most so many seconds late.
KEPT_SECONDS = 60


@dataclass(frozen=True)
class Kept:
    """One answer as it was made: `headers` are its own, `made_at` is in seconds."""

    status: int
    headers: dict[str, str]
    content: bytes
    etag: str
    made_at: float


def kept(request: HttpRequest, name: str, make: Callable[[], HttpResponse]) -> HttpResponseBase:
    """The answer of this name, kept or made now, or "not modified"; a kept one asks the database nothing.

    `name` tells every parameter that changes the answer, and no other. Of a long life of the answer in caches on the
    way, the time that it was kept here is taken off by `Age`.
    """
    key = f"{name}-{stamp()}"
    found = caches["answers"].get(key)
    if found is None:
        found = of(make())
        caches["answers"].set(key, found, KEPT_SECONDS)
    response = HttpResponse(found.content, status=found.status, headers=found.headers)
    age = int(time.time() - found.made_at)
    if age > 0:
        response.headers["Age"] = str(age)
    return conditional(request, response, found.etag) if found.status == 200 else response


def of(response: HttpResponse) -> Kept:
    """The answer as it is kept."""
    content = bytes(response.content)
    return Kept(response.status_code, dict(response.headers), content, etag_of(content), time.time())
