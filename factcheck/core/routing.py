"""Finds the page of an address with one question instead of one for every step down the tree."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

# Nothing on the site lies deeper than /<language>/claims/<slug>/history/.
DEEPEST = 6


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serves the page at `path` as Wagtail does (its hooks and private pages included).

    An address in capital letters that leads nowhere leads to the same one in small letters, as all of ours are.
    """
    # Wagtail's own view takes the route from here when it is already found.
    found = request._wagtail_route_for_request = route(request, [part for part in path.split("/") if part])
    if found is None and request.path != request.path.lower():
        return redirect(in_small_letters(request))
    return wagtail_serve(request, path)


def in_small_letters(request: HttpRequest) -> str:
    """The address that was asked for, its path in small letters."""
    query = request.META.get("QUERY_STRING", "")
    return escape_uri_path(request.path.lower()) + (f"?{iri_to_uri(query)}" if query else "")


def route(request: HttpRequest, parts: list[str]) -> RouteResult | None:
    """The deepest page whose address begins the path routes the rest, as it would at the end of Wagtail's walk."""
    root = root_path(get_language())
    if root is None or len(parts) > DEEPEST:
        return None
    prefixes = {root + "".join(f"{part}/" for part in parts[:depth]): depth for depth in range(len(parts) + 1)}
    found = Page.objects.filter(url_path__in=list(prefixes)).order_by("-depth").first()
    if found is None:
        return None
    try:
        return to_serve(found).route(request, parts[prefixes[found.url_path] :])
    except Http404:
        return None


def to_serve(found: Page) -> Page:
    """The page as its own type, with what serving it asks for fetched at once."""
    pages = found.specific_class.objects
    return pages.to_serve().get(pk=found.pk) if hasattr(pages, "to_serve") else found.specific


def root_path(language: str) -> str | None:
    """The tree path of the home page in this language, from Wagtail's cached list of roots."""
    for site_root in Site.get_site_root_paths():
        if site_root.language_code == language:
            return site_root.root_path
    return None
