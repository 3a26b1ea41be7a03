"""`/<lang>/embed/<number>/`: choose what it looks like, see it, copy the code."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.claims.views import public_claim
from factcheck.claims.withdrawals import says_withdrawn
from factcheck.core.addresses import head_of

from .builder import builder_of


@says_withdrawn
def embed_builder(request: HttpRequest, number: int) -> HttpResponse:
    """The builder for a public claim; a merged number leads to the claim that stands for it."""
    claim = public_claim(number)
    if claim.pk != number:
        return redirect("embed_builder", claim.pk, permanent=True)
    title = _("Embed claim №%(number)s on a site") % {"number": claim.pk}
    about = _("Choose how it looks, copy the code and paste it into your page.")
    head = replace(head_of(title, about, "embed_builder", claim.pk), is_indexed=False)
    built = builder_of(claim, request.GET, get_language())
    return render(request, "widgets/builder.html", {"built": built, "head": head})
