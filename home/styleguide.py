"""The living page of the design: every token and component as it is drawn now. Served in development only."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.claims.models import Correction
from factcheck.claims.review import Review, VerdictWords, own_view_path
from factcheck.claims.scale import BEING_CHECKED, scale
from factcheck.core.heads import Head, LanguageLink
from factcheck.core.languages import content_languages

COLOURS = ("paper", "sheet", "ink", "ink-soft", "line", "edge", "accent", "focus")
ICONS = ("search", "menu", "out", "state", "notice", "clock", "share", "copy", "link", "print", "theme")
A_DAY = datetime(2025, 11, 5, 9, tzinfo=UTC)


def styleguide(request: HttpRequest) -> HttpResponse:
    """`/styleguide/?lang=ru`: the design in one language."""
    codes = [code for code, _name in content_languages()]
    asked = request.GET.get("lang")
    language = asked if asked in codes else codes[0]
    with override(language):
        return render(request, "home/styleguide.html", context(language))


def context(language: str) -> dict:
    """What the page shows."""
    verdicts = [words for words in scale(language).values() if words.is_active]
    return {
        "head": Head(title=_("Design"), is_indexed=False, languages=languages()),
        "colours": COLOURS,
        "icons": ICONS,
        "verdicts": [*verdicts, BEING_CHECKED],
        "reviews": [sample(language, words) for words in [*verdicts, BEING_CHECKED]],
        "correction": Correction(
            made_at=A_DAY, severity="clarification", what_was="…", what_is="…", why="…", reported_by="reader"
        ),
    }


def languages() -> list[LanguageLink]:
    return [LanguageLink(code, name, f"/styleguide/?lang={code}") for code, name in content_languages()]


def sample(language: str, words: VerdictWords) -> Review:
    """A review that says of itself that it is a sample."""
    return Review(
        site=settings.SITE_ADDRESS,
        number=0,
        uuid="",
        language=language,
        path=own_view_path(0, language),
        short_path="/c/0/",
        headline=_("A headline that says what is true, in one or two lines"),
        answer=_("One sentence that answers: is it so, and if not, what is."),
        claim_text=_("The words of the claim, as they were spread."),
        claim_language=language,
        claim_translation="",
        is_summary=False,
        shown_verdict=words,
        verdict_since=A_DAY,
        published_at=A_DAY,
        modified_at=A_DAY,
    )
