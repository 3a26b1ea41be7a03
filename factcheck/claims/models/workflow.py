"""The second pair of eyes."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class SecondPersonTask(AbstractGroupApprovalTask):
    """An approval by somebody else than the person whose work it is."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def is_own_work(self, obj, user) -> bool:
        """Whether `user` asked for this approval or wrote the version that is to be approved."""
        state = obj.current_workflow_state
        latest = obj.get_latest_revision()
        return user.pk in {state and state.requested_by_id, latest and latest.user_id}

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if self.is_own_work(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        obj = task_state.workflow_state.content_object
        if action_name == "approve" and self.is_own_work(getattr(obj, "specific", obj), user):
            raise PermissionDenied(_("Your own work needs a second person: ask a colleague to approve it."))
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        own = Q(workflow_state__requested_by=user) | Q(revision__user=user)
        return states.exclude(pk__in=TaskState.objects.filter(own).values("pk"))

    @classmethod
    def get_description(cls):
        return _("A member of the chosen groups who did not write it reads and approves it")
