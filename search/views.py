"""Suggestions while a reader types; the search page itself belongs to those who know the site's pages."""

from dataclasses import asdict
from itertools import chain

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .documents import SOURCES, Suggestion

MOST_SUGGESTIONS = 10
LONGEST_START = 80
# Seconds for which browsers and caches keep an answer.
SUGGESTION_SECONDS = 60
KINDS = {"claim": _("Fact-check"), "topic": _("Topic"), "tag": _("Tag"), "claimant": _("Who said it")}


def suggest(request: HttpRequest) -> JsonResponse:
    """`/<lang>/search/suggest/?q=`: {"query", "suggestions": [{"kind", "label", "text", "address"}]}, at most ten."""
    start = " ".join(request.GET.get("q", "")[: LONGEST_START * 4].replace("\x00", " ").split())[:LONGEST_START]
    found = suggestions(start, get_language()) if start else []
    rows = [{**asdict(one), "label": str(KINDS.get(one.kind, ""))} for one in found]
    response = JsonResponse({"query": start, "suggestions": rows}, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = f"public, max-age={SUGGESTION_SECONDS}"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def suggestions(start: str, language: str) -> list[Suggestion]:
    """What the sources suggest, in their order."""
    found = chain.from_iterable(source.suggestions(start, language, MOST_SUGGESTIONS) for source in SOURCES.values())
    return list(found)[:MOST_SUGGESTIONS]
