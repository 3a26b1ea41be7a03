"""Suggestions while a reader types; the search page itself belongs to those who know the site's pages."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import asking

# Seconds for which browsers and caches keep an answer.
SUGGESTION_SECONDS = 60
KINDS = {"claim": _("Fact-check"), "topic": _("Topic"), "tag": _("Tag"), "claimant": _("Who said it")}


def suggest(request: HttpRequest) -> JsonResponse:
    """`/<lang>/search/suggest/?q=`: {"suggestions": [{"kind", "label", "text", "address"}]}, at most ten."""
    found = asking.suggestions(request.GET.get("q", ""), get_language())
    rows = [{**asdict(one), "label": str(KINDS.get(one.kind, ""))} for one in found]
    response = JsonResponse({"suggestions": rows}, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = f"public, max-age={SUGGESTION_SECONDS}"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
