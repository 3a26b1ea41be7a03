"""The second pair of eyes."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from ..forms import NoteForm
from .claims import Claim
from .fact_checks import FactCheckPage
from .versions import says_the_same


class SecondPersonTask(AbstractGroupApprovalTask):
    """An approval by somebody else than the person whose work it is."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def get_actions(self, obj, user):
        if not super().get_actions(obj, user):
            return []
        obj = specific(obj)
        actions = [("reject", _("Send back with a note"), True)]
        if self.reason_against(obj, user):
            return actions
        being_checked = isinstance(obj, Claim) and not draft_of(obj).verdict_id
        approve = _("Approve and publish as being checked") if being_checked else _("Approve and publish")
        return [*actions, ("approve", approve, False), ("approve", _("Approve with a note"), True)]

    def on_action(self, task_state, user, action_name, **kwargs):
        obj = specific(task_state.workflow_state.content_object)
        if action_name == "approve":
            reason = self.reason_against(obj, user)
            if reason:
                raise PermissionDenied(reason)
            # What is approved is the version that the second person saw: the latest.
            task_state.revision = obj.get_latest_revision()
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_form_for_action(self, action):
        return NoteForm

    def reason_against(self, obj, user) -> str:
        """Why `user` may not approve this claim or page now, in words for them; empty when they may."""
        if isinstance(obj, FactCheckPage) and not is_public(obj.claim_id):
            return gettext("Claim %(number)s is not public yet. This page goes public when the claim is approved.") % {
                "number": obj.claim_id
            }
        if is_own_work(obj, user):
            return gettext("This is your own work: a second person must approve it.")
        for page in pages_in_approval(obj) if isinstance(obj, Claim) else ():
            if is_own_work(page, user):
                return gettext("The page “%(title)s” goes public with the claim and is your own work.") % {
                    "title": page.get_admin_display_title()
                }
        return ""

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        own = Q(workflow_state__requested_by=user) | Q(revision__user=user)
        waiting = FactCheckPage.objects.filter(claim__live=False).annotate(key=Cast("pk", CharField()))
        with_the_claim = Q(
            workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
            workflow_state__object_id__in=waiting.values("key"),
        )
        return states.exclude(pk__in=TaskState.objects.filter(own | with_the_claim).values("pk"))

    @classmethod
    def get_description(cls):
        return _("A member of the chosen groups who did not write it reads and approves it")


def specific(obj):
    """The page with its own fields; a claim as it is."""
    return obj.specific if isinstance(obj, Page) else obj


def draft_of(claim: Claim) -> Claim:
    """The claim as its latest draft has it."""
    return claim.get_latest_revision_as_object()


def is_public(number: int) -> bool:
    """Whether readers may see the claim now, asked of the database."""
    return Claim.objects.filter(pk=number, live=True).exists()


def is_own_work(obj, user) -> bool:
    """Whether `user` asked for the approval or wrote the version that is to be approved."""
    state, latest = obj.current_workflow_state, obj.get_latest_revision()
    if state and state.requested_by_id == user.pk:
        return True
    if not latest or latest.user_id != user.pk:
        return False
    submitted = state and state.current_task_state and state.current_task_state.revision
    # A reviewer's comment makes a new version too, but not another author.
    return not submitted or submitted.user_id == user.pk or not says_the_same(submitted, latest)


def pages_in_approval(claim: Claim) -> list[FactCheckPage]:
    """The claim's pages that wait for approval now."""
    pages = FactCheckPage.objects.filter(claim=claim.pk).select_related("locale")
    return [page for page in pages if page.current_workflow_task_state]
