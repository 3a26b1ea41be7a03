"""The builder in the desk: a button beside every claim and every fact-check, and the same choices behind it."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from factcheck.claims.models import Claim, FactCheckPage
from factcheck.claims.review import LARGEST_NUMBER

from .builder import builder_of


def desk_embed(request: HttpRequest, number: int) -> HttpResponse:
    """`/admin/embed/<number>/`: the builder, or why there is nothing to embed yet."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    claim = get_object_or_404(
        Claim.objects.select_related("merged_into__ruling", "ruling"), pk=min(number, LARGEST_NUMBER)
    )
    shown = claim.merged_into or claim
    built = builder_of(shown, request.GET, get_language()) if shown.is_public else None
    return render(request, "widgets/desk/embed.html", {"claim": claim, "shown": shown, "built": built})


def button(number: int, priority: int) -> Button:
    return Button(_("Embed on a site"), url=reverse("desk_embed", args=[number]), icon_name="code", priority=priority)


def beside_claim(snippet, user, next_url: str | None = None) -> Iterator[Button]:
    """The button in the list of claims."""
    if isinstance(snippet, Claim) and user.has_perm("claims.view_claim"):
        yield button(snippet.pk, 22)


def beside_page(page, user, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """The button of a fact-check, in lists and above its form."""
    if isinstance(page, FactCheckPage) and page.claim_id and user.has_perm("claims.view_claim"):
        yield button(page.claim_id, 64)


def urls() -> list[URLPattern]:
    return [path("embed/<int:number>/", desk_embed, name="desk_embed")]


hooks.register("register_admin_urls", urls)
hooks.register("register_snippet_listing_buttons", beside_claim)
hooks.register("register_page_listing_more_buttons", beside_page)
hooks.register("register_page_header_buttons", beside_page)
