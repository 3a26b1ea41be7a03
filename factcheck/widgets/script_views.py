"""`/widgets/v1.js`: the script that makes `<fact-verdict>` a card, at an address that never changes."""

from pathlib import Path

from django.contrib.staticfiles.finders import find
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from factcheck.claims.machines import for_machines
from factcheck.core.conditional import conditional

# An hour until every host has a new version; no host ever waits for one.
CACHE_CONTROL = "public, max-age=3600, stale-while-revalidate=86400"


@for_machines("widgets", is_limited=False)
def widget_script(request: HttpRequest) -> HttpResponseBase:
    """The script for pages of other sites, also those that ask everybody whether they may be loaded (COEP)."""
    response = HttpResponse(Path(find("js/widget.js")).read_bytes(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return conditional(request, response)
