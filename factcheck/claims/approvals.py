"""A claim and its pages go through approval together: one submission, one approval, one refusal."""

from django.core.exceptions import ValidationError
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected

from .models import Claim, FactCheckPage
from .models.workflow import is_public, pages_in_approval


def connect() -> None:
    """Listens to what happens to claims in approval."""
    task_submitted.connect(submit_pages, dispatch_uid="claims.submit_pages")
    workflow_approved.connect(approve_pages, dispatch_uid="claims.approve_pages")
    workflow_rejected.connect(send_pages_back, dispatch_uid="claims.send_pages_back")
    workflow_cancelled.connect(release_pages, dispatch_uid="claims.release_pages")


def claim_of(state: WorkflowState) -> Claim | None:
    """The claim in approval; None for anything else."""
    return state.content_object if isinstance(state.content_object, Claim) else None


def submit_pages(sender, instance: TaskState, user=None, **kwargs) -> None:
    """With a claim, submitted or submitted again, its ready pages are submitted."""
    claim = claim_of(instance.workflow_state)
    for page in claim.fact_checks.all() if claim else ():
        state, workflow = page.current_workflow_state, page.get_workflow()
        if not is_ready(page):
            continue
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(user)
        elif workflow and not state:
            workflow.start(page, user)


def approve_pages(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """With a claim, its submitted pages are approved by the same person, in the same transaction."""
    claim = claim_of(instance)
    for page in pages_in_approval(claim) if claim else ():
        if not is_public(claim.pk):
            go_live_with(page, claim)
        state = page.current_workflow_task_state
        state.revision = page.get_latest_revision()
        state.approve(user=user)


def send_pages_back(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """With a claim, its submitted pages are sent back with the same note."""
    claim = claim_of(instance)
    for page in pages_in_approval(claim) if claim else ():
        page.current_workflow_task_state.reject(user=user, comment=instance.current_task_state.comment)


def release_pages(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """With a claim that readers cannot see, its pages are withdrawn from approval.

    Pages of a public claim stay: they can be approved without it.
    """
    claim = claim_of(instance)
    if not claim or is_public(claim.pk):
        return
    for page in pages_in_approval(claim):
        page.current_workflow_state.cancel(user=user)


def go_live_with(page: FactCheckPage, claim: Claim) -> None:
    """The claim was approved for a later time: its page waits for the same time, or for a later one of its own."""
    revision, due = page.get_latest_revision(), claim.scheduled_revision.as_object().go_live_at
    own = revision.as_object().go_live_at
    if own is None or own < due:
        revision.content["go_live_at"] = due.isoformat()
        revision.save(update_fields=["content"])


def is_ready(page: FactCheckPage) -> bool:
    """Whether the page has something to publish and no required words are missing."""
    if page.live and not page.has_unpublished_changes:
        return False
    draft = page.get_latest_revision_as_object()
    try:
        draft.full_clean()
        draft.refuse_empty_words()
    except ValidationError:
        return False
    return True
