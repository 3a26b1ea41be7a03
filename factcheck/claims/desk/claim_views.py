"""Creating and editing a claim: two plain ways of publishing, and approvals that save nothing twice."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, UnpublishView

from ..forms import EMPTY_ROW, has_empty_rows
from .actions import BEING_CHECKED, ClaimActionMenu


class PublishesClaims:
    """Publishing asks for a verdict; publishing as being checked asks for none."""

    def get_form_class(self):
        # Made anew for each request: Wagtail's cached one keeps the words of the site's language in its fields.
        return self.panel.get_form_class()

    def get_available_actions(self):
        actions = super().get_available_actions()
        return [*actions, BEING_CHECKED] if "publish" in actions else actions

    def is_valid(self, form) -> bool:
        if not super().is_valid(form):
            return False
        if self.expects_json_response and has_empty_rows(form):
            self.produced_error_code, self.produced_error_message = "validation_error", EMPTY_ROW
            return False
        self.ask_further(form)
        if form.errors:
            self.produced_error_code = "validation_error"
            # The reason stands at the top as well: its field may be under another tab.
            self.produced_error_message = " ".join(form.errors.get("verdict", [])) or self.get_error_message()
        return not form.errors

    def ask_further(self, form) -> None:
        """Adds what speaks against the button that was pressed; the form itself is in order."""
        self.ask_about_verdict(form)

    def ask_about_verdict(self, form) -> None:
        """Adds a form error when the button and the verdict do not fit together."""
        has_verdict = bool(form.cleaned_data.get("verdict"))
        if self.action == "publish" and not has_verdict:
            form.add_error(
                "verdict",
                _(
                    "Choose a verdict and publish, or use “Publish as being checked”: "
                    "readers then see that the check is under way."
                ),
            )
        if self.action == BEING_CHECKED and has_verdict:
            form.add_error(
                "verdict", _("A verdict is chosen: use “Publish”, or choose “No verdict yet” to publish without it.")
            )

    def publish_being_checked_action(self):
        return self.publish_action()

    def get_success_message(self, instance=None):
        if self.action != BEING_CHECKED:
            return super().get_success_message(instance)
        words = _("%(model_name)s '%(object)s' is public and being checked.")
        claim = instance or self.object
        return words % {"model_name": capfirst(self.model._meta.verbose_name), "object": get_latest_str(claim)}

    def get_success_url(self):
        # What comes next is the page in each language, and its buttons are here.
        return self.get_edit_url()


class ClaimCreateView(PublishesClaims, CreateView):
    """A new claim."""

    def _get_action_menu(self):
        return ClaimActionMenu(self.request, view=self.view_name, model=self.model)


class ClaimEditView(PublishesClaims, EditView):
    """A claim in work."""

    def _get_action_menu(self):
        return ClaimActionMenu(
            self.request, view=self.view_name, instance=self.object, locked_for_user=self.locked_for_user
        )

    @cached_property
    def header_more_buttons(self):
        address = reverse("desk_embed", args=[self.object.pk])
        return [
            *super().header_more_buttons,
            Button(_("Embed on a site"), url=address, icon_name="code", priority=22),
        ]

    def ask_further(self, form) -> None:
        super().ask_further(form)
        if self.is_approving and form.has_changed():
            form.add_error(
                None,
                _("You changed the claim. Save it and ask a colleague to approve it, or publish it yourself."),
            )
        elif self.is_approving and self.is_out_of_date:
            form.add_error(None, _("A colleague saved a newer version meanwhile. Reload the page and read it first."))

    @property
    def is_approving(self) -> bool:
        return self.action == "workflow-action" and self.workflow_action == "approve"

    def save_instance(self):
        if self.action == "workflow-action" and not self.form.has_changed():
            # A new version would be the reviewer's own work, and nobody could approve it.
            self.new_revision = self.object.latest_revision
            return self.object
        return super().save_instance()

    def get_success_url(self):
        return reverse(self.index_url_name) if self.action == "workflow-action" else super().get_success_url()

    def get_success_message(self, instance=None):
        if self.action != "workflow-action":
            return super().get_success_message(instance)
        words = (
            _("%(object)s is approved, with the pages that were submitted with it.")
            if self.is_approving
            else _("%(object)s was sent back.")
        )
        return words % {"object": get_latest_str(self.object)}


class ClaimUnpublishView(UnpublishView):
    """Asks before a claim goes, and says which other numbers go with it."""

    def get(self, request, *args, **kwargs):
        numbers = ", ".join(str(number) for number in sorted(self.object.merged_claims.values_list("pk", flat=True)))
        if numbers:
            words = _("Merged into this claim: %(numbers)s. While it is not public, these numbers lead nowhere.")
            messages.warning(request, words % {"numbers": numbers})
        return super().get(request, *args, **kwargs)
