"""`/verify/`: what we say about a number, for people who were shown a picture of a card and doubt it."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from factcheck.claims.changes import verdict_changes
from factcheck.claims.models.rulings import Ruling
from factcheck.claims.review import LARGEST_NUMBER, Review, VerdictChange
from factcheck.claims.standings import Standing, standing
from factcheck.core.heads import Head, LanguageLink
from factcheck.core.languages import content_languages, pinned

# A number as people write it: 12, №12, # 12.
NUMBER = re.compile(r"\s*[№#]?\s*([0-9]{1,40})\s*")
LONGEST_SHOWN = 40

without_slash = RedirectView.as_view(pattern_name="verify", permanent=True, query_string=True)


@require_safe
def verify(request: HttpRequest, number: int) -> HttpResponse:
    """`/verify/<number>?lang=`: today's verdict, since when, and what it was before."""
    with override(pinned(request) or get_language()):
        found = standing(number, get_language())
        shown = {"standing": found, "review": found and found.review, "changes": changes_of(found)}
        return answered(
            request, title_of(found), "verify", min(number, LARGEST_NUMBER), status=200 if found else 404, **shown
        )


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """`/verify/?number=`: on to the number, or the form to type one."""
    asked = request.GET.get("number", "")
    typed = NUMBER.fullmatch(asked)
    language = pinned(request)
    if typed:
        return redirect(address(int(typed[1]), language))
    with override(language or get_language()):
        shown = {"trouble": trouble(request), "typed": asked[:LONGEST_SHOWN].replace("\0", "")}
        return answered(request, _("Did we say that?"), "verify_form", **shown)


def trouble(request: HttpRequest) -> str:
    """What to do about a number that was left out or is none."""
    if "number" not in request.GET:
        return ""
    if not request.GET["number"].strip():
        return _("Type the number first, for example 12.")
    return _("That is not a claim number. Write digits only, for example 12.")


def answered(request: HttpRequest, title: str, name: str, *arguments: int, status: int = 200, **shown) -> HttpResponse:
    """The page in the site's shell. Nobody keeps it: it is asked for because other copies are doubted."""
    path = reverse(name, args=arguments)
    languages = [LanguageLink(code, own, f"{path}?lang={code}", has_words=False) for code, own in content_languages()]
    head = Head(title=title, address=settings.SITE_ADDRESS + path, languages=languages, is_indexed=False)
    context = {"head": head, "pinned": pinned(request), **shown}
    response = render(request, f"widgets/{name}.html", context, status=status)
    response.headers["Content-Language"] = get_language()
    response.headers["Cache-Control"] = "no-cache"
    return response


def address(number: int, language: str | None) -> str:
    """The path for a number, in the language that was pinned, if one was."""
    return reverse("verify", args=[number]) + (f"?lang={language}" if language else "")


def title_of(found: Standing | None) -> str:
    """What became of the number, in one sentence."""
    if found is None:
        return _("We have never published a claim with this number")
    if found.is_withdrawn:
        return _("We took this claim down")
    return _("Yes, we checked this claim") if found.review.verdict else _("We are checking this claim")


def changes_of(found: Standing | None) -> list[VerdictChange]:
    """Every change of verdict, newest first; the last one with its reason."""
    review: Review | None = found and found.review
    if review is None or review.change is None:
        return []
    rulings = Ruling.objects.filter(claim=review.number)
    earlier = verdict_changes(list(rulings), review.language)[:-1]
    return [review.change, *reversed(earlier)]
