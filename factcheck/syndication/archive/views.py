"""The archive's addresses. Nothing is read to say "not modified", or to a HEAD, but the archive's state."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from factcheck.claims.machines import Refusal, for_machines
from factcheck.core.conditional import conditional

from .files import FILES
from .kept import sent
from .state import state

# How long a proxy may keep a file without asking, in seconds.
KEEP = 300
# Even one that is kept costs as much as many questions to pack and send: 30 a minute are enough for every mirror.
SHARE = 20


@for_machines("claimreview", share=SHARE)
@cache_control(public=True, max_age=KEEP)
def archive_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of the archive, made once for each of its states."""
    if name not in FILES:
        raise Refusal(404, f"There is no such file here. There are: {', '.join(FILES)}.")
    now = state()
    pieces = sent(name, now) if request.method == "GET" else ()
    response = StreamingHttpResponse(pieces, content_type=FILES[name].content_type)
    response.headers["Link"] = f'<{settings.ARCHIVE_LICENSE}>; rel="license"'
    return conditional(request, response, now.etag, now.changed_at)


@csrf_exempt
def archive_table(request: HttpRequest, name: str) -> HttpResponseBase:
    """One table of the archive."""
    return archive_file(request, f"{name}.csv")
