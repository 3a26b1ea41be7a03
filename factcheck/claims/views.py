"""The claims' own addresses: short numbers, views without words, histories, pictures."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from . import capture_sizes
from .dossiers import dossier
from .embedding import announce_embed
from .models.captures import Capture
from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .review import HISTORY, LARGEST_NUMBER, own_view_path
from .withdrawals import Withdrawn, says_withdrawn

logger = logging.getLogger(__name__)


def public_claim(number: int) -> Claim:
    """The claim of this number, through a merge to the one that stands for it. Raises Http404, or Withdrawn."""
    claim = Claim.objects.standing_for(number)
    if claim is None:
        raise Http404
    if not claim.is_public:
        raise Withdrawn(claim) if claim.first_published_at else Http404
    return claim


def page_of(claim: Claim, language: str) -> FactCheckPage | None:
    """The claim's published page in this language."""
    return FactCheckPage.objects.published().in_language(language).filter(claim=claim).as_words().first()


def path_of(claim: Claim, language: str) -> str:
    """Where readers of a language find a public claim: its page, or its own view."""
    page = page_of(claim, language)
    return page.url if page else own_view_path(claim.pk, language)


@says_withdrawn
def short(request: HttpRequest, number: int) -> HttpResponse:
    """`/c/<number>/`: on to the reader's language, for ever."""
    response = redirect(path_of(public_claim(number), get_language()))
    patch_vary_headers(response, ("Accept-Language",))
    return response


@says_withdrawn
def claim(request: HttpRequest, index, number: int) -> HttpResponse:
    """A claim's own view: its facts where there are no words in this language yet."""
    found = public_claim(number)
    if found.pk != number:
        return redirect(own_view_path(found.pk, index.language), permanent=True)
    page = page_of(found, index.language)
    if page:
        return redirect(page.url)
    shown = dossier(found, index.language)
    context = shown.context()
    response = announce_embed(render(request, "claims/claim.html", {"page": index, **context}), context["head"])
    if shown.elsewhere:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@says_withdrawn
def claim_history(request: HttpRequest, index, number: int) -> HttpResponse:
    """What we said about a claim, while it has no page in this language."""
    found = public_claim(number)
    if found.pk != number:
        return redirect(own_view_path(found.pk, index.language) + HISTORY, permanent=True)
    page = page_of(found, index.language)
    if page:
        return redirect(page.url + HISTORY)
    shown = dossier(found, index.language)
    return render(request, "claims/history.html", {"page": index, **shown.history_context()})


def capture_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The served copy of a capture, once a public claim or evidence page shows it; editors see it before."""
    capture = readable_capture(request, pk)
    return picture_response(request, capture, lambda: capture.derivative.open("rb"))


def capture_size(request: HttpRequest, pk: int, width: int, extension: str) -> HttpResponse:
    """The same in one of the sizes and formats that pages offer; other sizes are not made."""
    kind = capture_sizes.OFFERED.get((width, extension))
    if kind is None:
        raise Http404
    capture = readable_capture(request, pk)
    response = picture_response(request, capture, lambda: capture_sizes.opened(capture, width, kind))
    response.headers["Content-Type"] = kind.media_type
    return response


def readable_capture(request: HttpRequest, pk: int) -> Capture:
    """The picture, if this reader may see it. Raises Http404."""
    captures = Capture.objects.all() if is_editor(request) else Capture.objects.public()
    return get_object_or_404(captures.exclude(derivative=""), pk=min(pk, LARGEST_NUMBER))


def is_editor(request: HttpRequest) -> bool:
    """Whether somebody asks who may see captures before readers do.

    Readers have no session: not to look for one keeps their pictures in every cache on the way.
    """
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm("claims.view_capture")


def picture_response(request: HttpRequest, capture: Capture, open_file: Callable[[], File]) -> HttpResponse:
    """The file as it is served: a copy of a fake, without our verdict on it, does not belong into picture search."""
    try:
        response = FileResponse(open_file())
    except FileNotFoundError as error:
        logger.error("The picture of capture %s is missing: %s", capture.pk, capture.derivative.name)
        raise Http404 from error
    response.headers["Cache-Control"] = f"{'private' if is_editor(request) else 'public'}, max-age=300"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
