"""The description for programs, and the same for people."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from factcheck.claims.machines import for_machines, json_response
from factcheck.core.conditional import conditional
from factcheck.core.heads import Head, LanguageLink
from factcheck.core.languages import content_languages, pinned

from .document import document
from .page import everywhere, groups

KEEP = 300


@for_machines("openapi")
@cache_control(public=True, max_age=KEEP)
def openapi(request: HttpRequest) -> HttpResponseBase:
    """`/api/openapi.json`."""
    response = json_response(document())
    response.headers["Content-Language"] = "en"
    return conditional(request, response)


@require_safe
@cache_control(public=True, max_age=KEEP)
def api(request: HttpRequest) -> HttpResponse:
    """`/api/?lang=`: the shell in a language of the site, the description in English as programmers read it."""
    language = pinned(request) or settings.LANGUAGE_CODE
    with override(language):
        shown = document()
        about = {"info": shown["info"], "groups": groups(shown), "everywhere": everywhere(shown)}
        context = {"head": head(), "limit": settings.REQUESTS_A_MINUTE, **about}
        response = render(request, "syndication/api.html", context)
    response.headers["Content-Language"] = language
    return response


def head() -> Head:
    """The head of the page; each language has it under the same address."""
    path = reverse("api")
    links = [LanguageLink(code, name, f"{path}?lang={code}") for code, name in content_languages()]
    about = _("Everything that programs can read here: search, embeds, feeds and the whole archive.")
    return Head(title=_("Data and API"), description=about, address=settings.SITE_ADDRESS + path, languages=links)
