"""What programs ask: open to every origin, so many a minute from one address, refused in JSON and in plain words."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from search.limits import Limit

JSON = "application/json; charset=utf-8"
METHODS = "GET, HEAD, OPTIONS"
# What a page's script may read of an answer beside its body.
EXPOSED = "ETag, Last-Modified, Link, Retry-After"
# The names that Google's interfaces give to these codes: https://cloud.google.com/apis/design/errors
STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    429: "RESOURCE_EXHAUSTED",
    501: "UNIMPLEMENTED",
}


class Refusal(Exception):
    """A question that is not answered: an HTTP code, and why, in English, for whoever wrote the program."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def json_response(data: object, status: int = 200) -> HttpResponse:
    """The data as JSON in UTF-8, letters as they are."""
    return HttpResponse(json.dumps(data, ensure_ascii=False), content_type=JSON, status=status)


def refused(refusal: Refusal) -> HttpResponse:
    """The refusal in the form of Google's interfaces."""
    name = STATUSES.get(refusal.code, HTTPStatus(refusal.code).name)
    response = json_response(
        {"error": {"code": refusal.code, "message": refusal.message, "status": name}}, refusal.code
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = "en"
    return response


def for_machines(endpoint: str, is_limited: bool = True, share: int = 1) -> Callable:
    """Makes a view an endpoint: CORS for everybody, GET and HEAD alone, `Refusal` answered, `endpoint` counted.

    `settings.REQUESTS_A_MINUTE` divided by `share` is how many one address may ask of one endpoint; 0 counts nothing.
    """

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        # Who posts is told in JSON that nothing is taken here, and not asked for a cookie first.
        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
            if request.method == "OPTIONS":
                response: HttpResponseBase = preflight()
            else:
                limit = Limit(endpoint, max(1, settings.REQUESTS_A_MINUTE // share), 60) if is_limited else None
                response = answered(view, request, limit, *args, **kwargs)
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = EXPOSED
            return response

        return answer

    return decorate


def answered(view: Callable[..., HttpResponseBase], request: HttpRequest, limit: Limit | None, *args, **kwargs):
    """The view's answer, or why there is none."""
    if request.method not in ("GET", "HEAD"):
        response = refused(Refusal(405, f"Only {METHODS} are answered here."))
        response.headers["Allow"] = METHODS
        return response
    wait = limit.wait(request) if limit and limits_apply() else 0
    if wait:
        response = refused(Refusal(429, f"Too many requests from your address. Ask again in {wait} seconds."))
        response.headers["Retry-After"] = str(wait)
        return response
    try:
        return view(request, *args, **kwargs)
    except Refusal as refusal:
        return refused(refusal)


def limits_apply() -> bool:
    return settings.REQUESTS_A_MINUTE > 0


def preflight() -> HttpResponse:
    """What browsers ask before they let a page's script ask."""
    response = HttpResponse(status=204)
    response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = "*"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response
