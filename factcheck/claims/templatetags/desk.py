"""What the desk's templates ask about claims and pages."""

from django import template
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from factcheck.core.languages import content_languages

from ..desk import states
from ..models import Claim, FactCheckPage
from ..models.workflow import SecondPersonTask

register = template.Library()


@register.simple_tag
def pages_of(claim: Claim) -> list[states.LanguageRow]:
    """The claim's page in every language, or the address that begins it."""
    stored = Claim.objects.get(pk=claim.pk)
    return states.language_rows(stored)


@register.simple_tag
def other_languages(page: FactCheckPage) -> list[dict]:
    """The claim's other languages: the page there, or the address that begins its translation."""
    rows = states.language_rows(page.claim)
    return [
        {"row": row, "translate_url": reverse("desk_translate", args=[page.pk, row.code])}
        for row in rows
        if row.code != page.language
    ]


@register.simple_tag
def versions_of(page) -> list[dict]:
    """The page's other languages: the page there, or the address that begins its translation."""
    versions = type(page).objects.filter(translation_key=page.translation_key).select_related("locale")
    found = {version.language: version for version in versions}
    return [
        {
            "code": code,
            "name": name,
            "page": found.get(code),
            "translate_url": reverse("desk_translate", args=[page.pk, code]),
        }
        for code, name in content_languages()
        if code != page.language
    ]


@register.simple_tag
def claim_of(page: FactCheckPage) -> Claim:
    """The claim as its latest draft has it: what the page will stand on."""
    return page.claim.get_latest_revision_as_object()


@register.simple_tag
def stored(claim: Claim) -> Claim:
    """The claim as readers have it, with the verdict in force."""
    return Claim.objects.for_listing().get(pk=claim.pk)


@register.simple_tag
def rulings_of(claim: Claim):
    """What was said about the claim, newest first."""
    return claim.rulings.select_related("verdict").order_by("-in_force_from", "-pk") if claim.pk else ()


@register.simple_tag
def words_are_older(page: FactCheckPage) -> bool:
    """Whether the verdict changed after the words were last published or confirmed."""
    return states.words_are_older(FactCheckPage.objects.get(pk=page.pk), page.claim)


@register.simple_tag
def sent_back(thing) -> TaskState | None:
    """The decision that sent this back, with its note, while nothing was submitted again."""
    state = thing.current_workflow_state if thing.pk else None
    return state.current_task_state if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES else None


@register.simple_tag
def approval_note(thing, user) -> str:
    """Why a reviewer is not offered to approve this now; empty when there is nothing to say."""
    task = thing.current_workflow_task
    if not isinstance(task, SecondPersonTask) or not task.user_can_access_editor(thing, user):
        return ""
    return task.reason_against(thing, user)


@register.filter
def may(user, permission: str) -> bool:
    """Whether the user has the permission."""
    return user.has_perm(permission)


@register.filter
def may_publish(user, page: FactCheckPage) -> bool:
    """Whether the user may publish this page."""
    return page.permissions_for_user(user).can_publish()
