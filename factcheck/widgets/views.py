"""What other sites show of a claim: the card in a frame, the badge, the facts for programs."""

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.encoding import iri_to_uri
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from factcheck.claims.machines import Refusal, for_machines, json_response
from factcheck.claims.reviews import publisher
from factcheck.claims.standings import Standing
from factcheck.core.brand import branding

from .answers import embedded
from .badges import badge_of, missing_badge
from .cards import THEMES, Card
from .facts_json import facts
from .policies import BADGE_POLICY, CARD_POLICY

SVG = "image/svg+xml; charset=utf-8"


@csrf_exempt
@csp_replace(CARD_POLICY)
@xframe_options_exempt
@require_safe
def card(request: HttpRequest, number: int) -> HttpResponseBase:
    """`/embed/claim/<number>/?lang=&theme=`: no other parameter changes anything."""
    asked = request.GET.get("theme")
    theme = asked if asked in THEMES else next(iter(THEMES))
    return embedded(
        request, number, f"card-{theme}", lambda found: card_response(found, theme), lambda: missing_card(theme)
    )


def card_response(found: Standing, theme: str) -> HttpResponse:
    shown = Card(found, now())
    response = HttpResponse(render_to_string("widgets/card.html", {"card": shown, **shell(theme)}))
    response.headers["Link"] = f'<{iri_to_uri(shown.canonical)}>; rel="canonical"'
    return response


def missing_card(theme: str) -> HttpResponse:
    """The card of a number that never was, in plain words: a host's page must not look broken."""
    return HttpResponse(render_to_string("widgets/card_missing.html", shell(theme)))


def shell(theme: str) -> dict:
    """What the bare shell needs. Nothing comes from the request, so nothing of it can show."""
    language = get_language()
    return {"theme": theme, "brand": branding(language), "home": f"{settings.SITE_ADDRESS}/{language}/"}


@csrf_exempt
@csp_replace(BADGE_POLICY)
@xframe_options_exempt
@require_safe
def badge(request: HttpRequest, number: int) -> HttpResponseBase:
    """`/embed/claim/<number>/badge.svg?lang=`: a picture that hosts with strict isolation may show too."""
    response = embedded(request, number, "badge", badge_response, lambda: HttpResponse(missing_badge(), SVG))
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def badge_response(found: Standing) -> HttpResponse:
    return HttpResponse(badge_of(found), SVG)


@for_machines("embed-json")
def facts_json(request: HttpRequest, number: int) -> HttpResponseBase:
    """`/embed/claim/<number>.json?lang=`: what the card shows, for programs."""
    return embedded(request, number, "facts", facts_response, refuse_missing)


def facts_response(found: Standing) -> HttpResponse:
    return json_response(facts(found, now(), publisher(found.language)))


def refuse_missing() -> HttpResponse:
    raise Refusal(404, "No claim with this number was ever published.")
