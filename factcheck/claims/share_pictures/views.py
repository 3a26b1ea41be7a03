"""Serves share pictures: the current one for ever, an older address leads to it, a hidden claim has none."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from factcheck.core.languages import content_languages

from ..views import public_claim
from .cards import ShareCard, picture_address, site_card
from .current import current_card
from .store import picture_of

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def claim_picture(request: HttpRequest, language: str, number: int, digest: str) -> HttpResponse:
    """`/cards/<language>/<number>-<digest>.png`."""
    refuse_unknown(language)
    return answer(current_card(public_claim(number), language), number, digest)


@require_safe
def site_picture(request: HttpRequest, language: str, digest: str) -> HttpResponse:
    """`/cards/<language>/site-<digest>.png`."""
    refuse_unknown(language)
    return answer(site_card(language), None, digest)


def refuse_unknown(language: str) -> None:
    """Raises Http404 for a language that the site does not publish in."""
    if language not in dict(content_languages()):
        raise Http404


def answer(card: ShareCard, number: int | None, digest: str) -> HttpResponse:
    """The picture, or the way to it when verdict, words or the claim's number have changed."""
    headers = {"Content-Language": card.language}
    if (number, digest) != (card.number, card.digest):
        return HttpResponseRedirect(picture_address(card), headers={**headers, "Cache-Control": "no-store"})
    return HttpResponse(picture_of(card), content_type="image/png", headers={**headers, "Cache-Control": FOR_EVER})
