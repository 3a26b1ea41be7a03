"""Pages travel compressed to readers; what carries somebody's secret does not."""

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

COMPRESSED = ("application/gzip",)


class ReadersGZipMiddleware(GZipMiddleware):
    """Compresses answers to requests without cookies that set none.

    The length of a compressed page can tell what stands beside a reader's own words in it (BREACH,
    https://www.breachattack.com/). Readers have no cookies and their pages no secrets; sessions and form tokens do.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.COOKIES or response.cookies or response.headers.get("Content-Type") in COMPRESSED:
            return response
        return super().process_response(request, response)
