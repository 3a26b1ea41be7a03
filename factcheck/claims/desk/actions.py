"""Buttons of the claim's and the page's action menus."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import PageActionMenu
from wagtail.snippets.action_menu import ActionMenuItem, SnippetActionMenu

from ..models import Claim, FactCheckPage
from ..models.workflow import is_public

BEING_CHECKED = "publish-being-checked"
# What is mostly done next, the weightiest first.
NEXT_STEPS = ("approve", "action-publish", "action-submit")


class WithNextStep:
    """A menu with its weightiest button beside it. “Save draft” stays first, so that the Enter key only saves."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = {item.name: item for item in reversed(self.menu_items)}
        self.next_step = next((offered[name] for name in NEXT_STEPS if name in offered), None)
        self.menu_items = [item for item in self.menu_items if item is not self.next_step]

    def render_html(self) -> SafeString:
        beside = self.next_step.render_html(self.context) if self.next_step else ""
        return mark_safe(super().render_html() + beside)

    @property
    def media(self):
        return super().media + self.next_step.media if self.next_step else super().media


class ClaimActionMenu(WithNextStep, SnippetActionMenu):
    """The buttons of a claim."""


class FactCheckActionMenu(WithNextStep, PageActionMenu):
    """The buttons of a fact-check page."""


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
