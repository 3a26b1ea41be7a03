"""The bare root and the error pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import loader
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from factcheck.core.heads import Head
from factcheck.core.languages import content_languages, speaks_to_editor


def root(request: HttpRequest) -> HttpResponse:
    """`/`: on to the home page in the reader's language, by the browser's wish, without a cookie."""
    return redirect(f"/{get_language()}/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page, in the language of the address."""
    head = Head(title=_("There is no such page"), languages=same_path(request), is_indexed=False)
    return render(request, "404.html", {"head": head}, status=404)


def no_cookie(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the cookie that was set with it: what to do about it, in the reader's words.

    The desk keeps Django's own page, which needs nothing of what readers' pages share.
    """
    if speaks_to_editor(request):
        return csrf_failure(request, reason)
    head = Head(title=_("The form could not be sent"), languages=same_path(request), is_indexed=False)
    return render(request, "no_cookie.html", {"head": head}, status=403)


def same_path(request: HttpRequest) -> list[dict]:
    """The address that was asked for in each language of the site; nothing for addresses without a language."""
    language, _slash, rest = request.path.removeprefix("/").partition("/")
    codes = content_languages()
    if language not in dict(codes):
        return []
    return [
        {"code": code, "name": name, "url": escape_uri_path(f"/{code}/{rest}"), "has_words": False}
        for code, name in codes
    ]


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page, in the language of the address; made without the database and without what other pages share."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
