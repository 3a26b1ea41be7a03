"""Whether the site lives, and whether it can serve: for programs that watch it."""

import logging
import os
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck.core.pulse import silence
from search.engines.base import IndexUnusable
from search.index import chosen
from search.index.reading import current

logger = logging.getLogger(__name__)

# Seconds of silence after which nobody can be at work: the longest pieces (a nightly dump, a rebuilt index) end sooner.
LONGEST_SILENCE = 900


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Each part that readers and editors need, true where it works: 200 when all do, else 503. The log says why."""
    found = {name: works(name, check) for name, check in CHECKS.items()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def works(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, IndexUnusable, OSError):
        logger.exception("Not ready: %s", name)
        return False


def database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def index() -> bool:
    """A site without an engine asks its database, and needs no index."""
    return not chosen.is_on() or current.fresh() is not None


def storage() -> bool:
    """A folder that is not made yet is made by the first file."""
    places = (settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.VAR_DIR)
    return all(os.access(place if os.path.exists(place) else settings.VAR_DIR, os.W_OK | os.X_OK) for place in places)


def worker() -> bool:
    return silence("worker") < LONGEST_SILENCE


def scheduler() -> bool:
    return silence("scheduler") < LONGEST_SILENCE


CHECKS = {"database": database, "index": index, "storage": storage, "worker": worker, "scheduler": scheduler}
