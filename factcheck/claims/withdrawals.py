"""Claims that were public once and are not any more: their number says so, and nothing else about them."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.log_actions import registry

from factcheck.core.heads import Head, LanguageLink
from factcheck.core.languages import content_languages

from .models.claims import Claim
from .models.corrections import Correction
from .review import own_view_path


class Withdrawn(Http404):
    """A number under which readers once found a claim."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(f"claim {claim.pk} was withdrawn")
        self.claim = claim


def says_withdrawn(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets a view answer 410 Gone, in words, for the number of a claim that was withdrawn."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Withdrawn as withdrawn:
            return gone(request, withdrawn.claim)

    return answer


def gone(request: HttpRequest, claim: Claim) -> HttpResponse:
    """The number, the day, and the corrections that stay public whatever becomes of their page."""
    language = get_language()
    corrections = Correction.objects.public().in_language(language).filter(page__claim=claim.pk)
    shown = {
        "number": claim.pk,
        "withdrawn_at": withdrawn_at(claim),
        "corrections": corrections,
        "head": Head(
            title=_("Claim №%(number)s was withdrawn") % {"number": claim.pk},
            description=_("This claim was public once and is not any more."),
            languages=[
                LanguageLink(code, name, own_view_path(claim.pk, code), has_words=False)
                for code, name in content_languages()
            ],
            is_indexed=False,
        ),
    }
    response = render(request, "claims/withdrawn.html", shown, status=410)
    # Browsers keep a 410 for good when nobody forbids it; a claim may be published again.
    response.headers["Cache-Control"] = "no-cache"
    return response


def withdrawn_at(claim: Claim) -> datetime | None:
    """When the claim was last taken from readers, as the log has it."""
    taken = registry.get_logs_for_instance(claim).filter(action__startswith="wagtail.unpublish")
    return taken.order_by("-timestamp", "-pk").values_list("timestamp", flat=True).first()
