"""A claim and its pages go through approval together: one submission, one approval."""

from django.core.exceptions import ValidationError
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_submitted

from .models import Claim, FactCheckPage


def connect() -> None:
    """Listens to submissions and approvals of claims."""
    workflow_submitted.connect(submit_pages, dispatch_uid="claims.submit_pages")
    workflow_approved.connect(approve_pages, dispatch_uid="claims.approve_pages")


def submit_pages(sender, instance: WorkflowState, user, **kwargs) -> None:
    """With a claim, its ready pages are submitted."""
    if not isinstance(instance.content_object, Claim):
        return
    for page in instance.content_object.fact_checks.all():
        workflow = page.get_workflow()
        if workflow and not page.current_workflow_state and is_ready(page):
            workflow.start(page, user)


def approve_pages(sender, instance: WorkflowState, user, **kwargs) -> None:
    """With a claim, its submitted pages are approved by the same person, in the same transaction."""
    if not isinstance(instance.content_object, Claim):
        return
    for page in instance.content_object.fact_checks.all():
        state = page.current_workflow_task_state
        if state:
            state.task.specific.on_action(state, user, "approve")


def is_ready(page: FactCheckPage) -> bool:
    """Whether the page has something to publish and no required words are missing."""
    draft = page.get_latest_revision_as_object()
    if page.live and not page.has_unpublished_changes:
        return False
    try:
        draft.full_clean()
    except ValidationError:
        return False
    return True
