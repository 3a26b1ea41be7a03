"""Buttons of the claim's and the page's action menus."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import ActionMenuItem

from ..models import Claim, FactCheckPage
from ..models.workflow import is_public
from .claim_views import BEING_CHECKED


class PublishBeingChecked(ActionMenuItem):
    """Makes a claim public before it has a verdict."""

    name = f"action-{BEING_CHECKED}"
    label = _("Publish as being checked")
    icon_name = "view"

    def is_shown(self, context) -> bool:
        claim = context.get("instance")
        may_publish = context["request"].user.has_perm("claims.publish_claim")
        return may_publish and not context.get("locked_for_user") and not (claim and claim.verdict_id)


def being_checked_item(model) -> ActionMenuItem | None:
    """The further button of claims; other snippets have none."""
    return PublishBeingChecked(order=35) if model is Claim else None


def hide_early_publishing(menu_items, request, context) -> None:
    """A page whose claim is not public yet cannot be published: the claim's approval or publication comes first."""
    page = context.get("page")
    if isinstance(page, FactCheckPage) and page.claim_id and not is_public(page.claim_id):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish" or page.go_live_at]
