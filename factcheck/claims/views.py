"""The claims' own addresses: short numbers, views without words, histories, pictures."""

import logging

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from .dossiers import dossier
from .models.captures import Capture
from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .review import own_view_path

logger = logging.getLogger(__name__)

# SQLite and PostgreSQL both keep numbers in 64 bits; a longer one is simply no claim.
LARGEST_NUMBER = 2**63 - 1


def public_claim(number: int) -> Claim:
    """The claim of this number, through a merge to the one that stands for it. Raises Http404."""
    claims = Claim.objects.select_related("merged_into__ruling", "ruling")
    claim = get_object_or_404(claims, pk=min(number, LARGEST_NUMBER))
    claim = claim.merged_into or claim
    if not claim.is_public:
        raise Http404
    return claim


def page_of(claim: Claim, language: str) -> FactCheckPage | None:
    """The claim's published page in this language."""
    return FactCheckPage.objects.published().in_language(language).filter(claim=claim).first()


def path_of(claim: Claim, language: str) -> str:
    """Where readers of a language find a public claim: its page, or its own view."""
    page = page_of(claim, language)
    return page.url if page else own_view_path(claim.pk, language)


def short(request: HttpRequest, number: int) -> HttpResponse:
    """`/c/<number>/`: on to the reader's language, for ever."""
    response = redirect(path_of(public_claim(number), get_language()))
    patch_vary_headers(response, ("Accept-Language",))
    return response


def claim(request: HttpRequest, index, number: int) -> HttpResponse:
    """A claim's own view: its facts where there are no words in this language yet."""
    found = public_claim(number)
    if found.pk != number:
        return redirect(own_view_path(found.pk, index.language), permanent=True)
    page = page_of(found, index.language)
    if page:
        return redirect(page.url)
    shown = dossier(found, index.language)
    response = render(request, "claims/claim.html", {"page": index, **shown.context()})
    if shown.elsewhere:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def claim_history(request: HttpRequest, index, number: int) -> HttpResponse:
    """What we said about a claim, while it has no page in this language."""
    found = public_claim(number)
    if found.pk != number:
        return redirect(own_view_path(found.pk, index.language) + "history/", permanent=True)
    page = page_of(found, index.language)
    if page:
        return redirect(page.url + "history/")
    shown = dossier(found, index.language)
    return render(request, "claims/history.html", {"page": index, **shown.history_context()})


def capture_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The served copy of a capture, once a public claim or evidence page shows it; editors see it before."""
    captures = Capture.objects.all() if request.user.has_perm("claims.view_capture") else Capture.objects.public()
    capture = get_object_or_404(captures.exclude(derivative=""), pk=min(pk, LARGEST_NUMBER))
    try:
        picture = capture.derivative.open("rb")
    except FileNotFoundError as error:
        logger.error("The picture of capture %s is missing: %s", capture.pk, capture.derivative.name)
        raise Http404 from error
    response = FileResponse(picture)
    response.headers["Cache-Control"] = (
        "private, max-age=300" if request.user.is_authenticated else "public, max-age=300"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
