"""Which language a reader gets: the address decides; only the bare root looks at the browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers


def content_languages() -> list[tuple[str, str]]:
    """The site's languages as (code, own name), in the order of the settings."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


def desk_languages() -> list[str]:
    """The codes of the languages in which editors can work; the first one is for those who chose none."""
    return [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]


def desk_language(user) -> str:
    """The language of a person's desk: the account's choice, else the active one if the desk speaks it."""
    chosen = getattr(getattr(user, "wagtail_userprofile", None), "preferred_language", "")
    active = translation.get_language()
    return chosen or (active if active in desk_languages() else desk_languages()[0])


def pinned(request: HttpRequest) -> str | None:
    """The language that `?lang=` names; None when it names none of the site's."""
    asked = request.GET.get("lang")
    return asked if asked in dict(content_languages()) else None


class SiteLocaleMiddleware(LocaleMiddleware):
    """Language from the address.

    Django's own middleware turns the 404 of every address without a language prefix into a redirect; here
    a machine's wrong address stays a plain 404, and no cookie is read.
    """

    def process_request(self, request: HttpRequest) -> None:
        language = translation.get_language_from_path(request.path_info)
        if speaks_to_editor(request):
            # An account without a preference, and the login form: Wagtail asks what is active here.
            language = negotiated(request, desk_languages())
        elif not language:
            site = [settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]
            language = negotiated(request, site) if speaks_to_browser(request) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if speaks_a_language(request):
            response.headers.setdefault("Content-Language", translation.get_language())
        if speaks_to_browser(request):
            patch_vary_headers(response, ("Accept-Language",))
        return response


def speaks_a_language(request: HttpRequest) -> bool:
    """Whether what stands there is in the active language: files for programs are in none, or in several."""
    in_path = translation.get_language_from_path(request.path_info)
    return bool(in_path) or speaks_to_browser(request) or speaks_to_editor(request)


def speaks_to_browser(request: HttpRequest) -> bool:
    """Addresses without a language whose answer is for a person: the root, short addresses, what we confirm."""
    return request.path_info == "/" or request.path_info.startswith(("/c/", "/verify/"))


def speaks_to_editor(request: HttpRequest) -> bool:
    """The desk, which need not have every language of the site."""
    return request.path_info.startswith("/admin/")


def negotiated(request: HttpRequest, offered: list[str]) -> str:
    """The best of the offered languages for the browser's Accept-Language header; the first one by default."""
    accepted = request.headers.get("Accept-Language", "")
    for code, _quality in translation.trans_real.parse_accept_lang_header(accepted):
        found = next((language for language in offered if code.split("-")[0] == language.split("-")[0]), None)
        if found:
            return found
    return offered[0]
