"""The menu: a desk, not a page tree."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class NewClaimItem(MenuItem):
    """One click to a new claim."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm("claims.add_claim")


def new_claim() -> MenuItem:
    return NewClaimItem(
        _("New claim"),
        reverse_lazy("wagtailsnippets_claims_claim:add"),
        name="new-claim",
        icon_name="plus",
        order=90,
    )


def without_page_tree(request, items: list[MenuItem]) -> None:
    """The page tree is for those who look after the site: Publishers."""
    if not request.user.has_perm("claims.change_verdict"):
        items[:] = [item for item in items if item.name != "explorer"]


def styles() -> str:
    """The desk's own stylesheet in every admin page."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))
