"""The claims' own addresses: short numbers, views without words, histories, verdicts, corrections."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from . import listings
from .dossiers import dossier, dossier_of_page
from .models.captures import Capture
from .models.claims import Claim
from .models.corrections import Correction
from .models.fact_checks import FactCheckPage
from .models.verdicts import Verdict
from .review import own_view_path, words_of

# SQLite and PostgreSQL both keep numbers in 64 bits; a longer one is simply no claim.
LARGEST_NUMBER = 2**63 - 1


def public_claim(number: int) -> Claim:
    """The claim of this number, through a merge to the one that stands for it. Raises Http404."""
    claims = Claim.objects.select_related("merged_into", "ruling__verdict").prefetch_related(
        "ruling__verdict__labels"
    )
    claim = get_object_or_404(claims.filter(live=True), pk=min(number, LARGEST_NUMBER))
    if claim.merged_into_id:
        return public_claim(claim.merged_into_id)
    return claim


def page_of(claim: Claim, language: str) -> FactCheckPage | None:
    """The claim's published page in this language."""
    return FactCheckPage.objects.published().in_language(language).filter(claim=claim).first()


def short(request: HttpRequest, number: int) -> HttpResponse:
    """`/c/<number>/`: on to the reader's language, for ever."""
    claim = public_claim(number)
    language = get_language()
    page = page_of(claim, language)
    response = redirect(page.url if page else own_view_path(claim.pk, language))
    patch_vary_headers(response, ("Accept-Language",))
    return response


def claim(request: HttpRequest, index, number: int) -> HttpResponse:
    """A claim's own view: its facts where there are no words in this language yet."""
    found = public_claim(number)
    page = page_of(found, index.language)
    if page or found.pk != number:
        return redirect(page.url if page else own_view_path(found.pk, index.language))
    shown = dossier(found, index.language)
    has_words_elsewhere = any(link["has_words"] for link in shown.languages)
    response = render(
        request,
        "claims/claim.html",
        {"page": index, "dossier": shown, "has_words_elsewhere": has_words_elsewhere},
    )
    if has_words_elsewhere:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def claim_history(request: HttpRequest, index, number: int) -> HttpResponse:
    """What we said about a claim, while it has no page in this language."""
    found = public_claim(number)
    page = page_of(found, index.language)
    if page or found.pk != number:
        return redirect((page.url if page else own_view_path(found.pk, index.language)) + "history/")
    return render(request, "claims/history.html", {"page": index, "dossier": dossier(found, index.language)})


def page_history(request: HttpRequest, index, slug: str) -> HttpResponse:
    """Rulings and corrections of one fact-check page."""
    pages = (
        FactCheckPage.objects.published().child_of(index).select_related("claim__ruling__verdict", "locale")
    )
    page = get_object_or_404(pages, slug=slug)
    return render(request, "claims/history.html", {"page": page, "dossier": dossier_of_page(page)})


def verdict_list(request: HttpRequest) -> HttpResponse:
    """The scale explained."""
    language = get_language()
    words = [words_of(verdict, language) for verdict in Verdict.objects.active().with_labels()]
    return render(request, "claims/verdict_list.html", {"verdicts": words})


def verdict(request: HttpRequest, key: str) -> HttpResponse:
    """One verdict and the fact-checks under it; a retired one keeps its page."""
    found = get_object_or_404(Verdict.objects.with_labels(), key=key)
    language = get_language()
    listing = listings.claim_list(language, {"verdict": key, "page": request.GET.get("page")})
    if not found.is_active and not listing.items:
        raise Http404
    return render(request, "claims/verdict.html", {"verdict": words_of(found, language), "listing": listing})


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction in one language, newest first."""
    rows = Correction.objects.public().in_language(get_language()).for_listing()
    return render(request, "claims/corrections.html", {"listing": listings.plain_list(rows, request.GET)})


def capture_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The served copy of a capture, once a public claim or evidence page shows it; editors see it before."""
    captures = (
        Capture.objects.all() if request.user.has_perm("claims.view_capture") else Capture.objects.public()
    )
    capture = get_object_or_404(captures.exclude(derivative=""), pk=min(pk, LARGEST_NUMBER))
    response = FileResponse(capture.derivative.open("rb"))
    response.headers["Cache-Control"] = (
        "private, max-age=300" if request.user.is_authenticated else "public, max-age=300"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
