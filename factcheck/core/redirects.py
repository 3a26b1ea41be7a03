"""Old addresses lead on only to pages that readers may open."""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .routing import to_serve


class PublicRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, silent about where a page lies that was taken down or made private."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response:
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        found = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
        page = found.redirect_page
        return answer if page is None or is_open(request, page) else response


def is_open(request: HttpRequest, page: Page) -> bool:
    """Whether the page's own address would answer any reader."""
    served = to_serve(page)
    try:
        served.route(request, [])
    except Http404:
        return False
    return not served.get_view_restrictions().exists()
