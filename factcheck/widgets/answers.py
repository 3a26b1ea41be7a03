"""How every embed is answered: in its pinned language, kept, open to caches, closed to search engines."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import override

from factcheck.claims.standings import Standing, standing
from factcheck.core.kept import kept
from factcheck.core.languages import pinned

FRESH = "public, max-age=300, stale-while-revalidate=86400"
# A claim may be published for the first time any moment.
MISSING = "public, max-age=60"
# Not found by itself, but as a part of the page around it.
ROBOTS = "noindex, indexifembedded"


def embedded(
    request: HttpRequest,
    number: int,
    name: str,
    make: Callable[[Standing], HttpResponse],
    missing: Callable[[], HttpResponse],
) -> HttpResponseBase:
    """What `make` says of the claim in the pinned language, kept under `name`; what `missing` says of no claim.

    Both are called with the language active. A number that never was is not kept: there are too many of them.
    """
    # An embed never negotiates, whatever the browser of the host's reader wants: all caches may keep it.
    language = pinned(request) or settings.LANGUAGE_CODE
    with override(language):
        try:
            response = kept(request, f"{name}-{language}-{number}", lambda: make(found(number, language)))
            response.headers["Cache-Control"] = FRESH
        except Http404:
            response = missing()
            response.status_code = 404
            response.headers["Cache-Control"] = MISSING
    response.headers["Content-Language"] = language
    response.headers["X-Robots-Tag"] = ROBOTS
    return response


def found(number: int, language: str) -> Standing:
    """Where the claim stands. Raises Http404 for a number that never was."""
    standing_now = standing(number, language)
    if standing_now is None:
        raise Http404(f"no claim {number}")
    return standing_now
