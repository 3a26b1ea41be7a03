"""The bare root and the error pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import loader
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.core.heads import Head


def root(request: HttpRequest) -> HttpResponse:
    """`/`: on to the home page in the reader's language, by the browser's wish, without a cookie."""
    return redirect(f"/{get_language()}/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page, in the language of the address."""
    return render(request, "404.html", {"head": Head(title=_("There is no such page"), is_indexed=False)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page, in the language of the address; made without the database and without what other pages share."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
