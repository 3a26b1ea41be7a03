"""HEAD asks for the headers alone: the body is made for its length, and not handed to the web server."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


class BodilessMiddleware:
    """Takes the body from every answer to HEAD."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = ()
            else:
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
        return response
