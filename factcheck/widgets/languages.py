"""In which language an embed speaks: the one pinned in its address, whatever the browser of the host's reader wants."""

from django.conf import settings
from django.http import HttpRequest

from factcheck.core.languages import content_languages


def pinned(request: HttpRequest) -> str | None:
    """The language that `?lang=` names; None when it names none of the site's."""
    asked = request.GET.get("lang")
    return asked if asked in dict(content_languages()) else None


def embed_language(request: HttpRequest) -> str:
    """The pinned language, or the site's default: an embed never negotiates, so that all caches may keep it."""
    return pinned(request) or settings.LANGUAGE_CODE
