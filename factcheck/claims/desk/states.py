"""Where a claim or a page stands, and whom it waits for, in words for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from factcheck.core.languages import content_languages

from ..models import Claim, FactCheckPage


@dataclass(frozen=True)
class LanguageRow:
    """A claim's words in one language: the page, or the way to write it."""

    code: str
    name: str
    page: FactCheckPage | None
    state: str
    open_url: str
    write_url: str


def attach_approvals(things: Iterable) -> None:
    """Reads the running approvals of many claims or pages with one query; Wagtail's properties then use them."""
    things = list(things)
    if not things:
        return
    states = WorkflowState.objects.active().filter(
        base_content_type=things[0].get_base_content_type(), object_id__in=[str(thing.pk) for thing in things]
    )
    found = {state.object_id: state for state in states.select_related("current_task_state__task", "requested_by")}
    for thing in things:
        thing._current_workflow_states = [found[str(thing.pk)]] if str(thing.pk) in found else []


def state_of_claim(claim: Claim) -> str:
    """The claim's state in a few words."""
    if claim.merged_into_id:
        return _("merged into №%(number)s") % {"number": claim.merged_into_id}
    if not claim.live:
        state = _("no longer public") if claim.first_published_at else _("draft")
    elif claim.is_being_checked:
        state = _("public, being checked")
    else:
        state = _("public")
    if claim.live and claim.has_unpublished_changes:
        state = _("%(state)s, with a newer draft") % {"state": state}
    return state


def state_of_page(page: FactCheckPage) -> str:
    """The page's state in a few words."""
    if page.workflow_in_progress:
        return _("waits for approval")
    if page.current_workflow_state:
        return _("sent back")
    if page.live:
        return _("public, with a newer draft") if page.has_unpublished_changes else _("public")
    return _("no longer public") if page.first_published_at else _("draft")


def waits_for(claim: Claim) -> str:
    """Who has to act next on the claim; empty when nobody has."""
    approval = claim.current_workflow_state
    latest = claim.latest_revision
    if claim.merged_into_id:
        return ""
    if approval and approval.status == WorkflowState.STATUS_IN_PROGRESS:
        return _("a second person")
    if approval:
        return _("%(person)s: sent back") % {"person": name_of(approval.requested_by)}
    if not claim.live or claim.has_unpublished_changes:
        return name_of(latest.user if latest else None)
    if claim.is_being_checked:
        return _("a verdict")
    older = [page.language for page in claim.fact_checks.all() if page.live and words_are_older(page, claim)]
    if older:
        return _("the words in %(languages)s") % {"languages": ", ".join(older)}
    return ""


def words_are_older(page: FactCheckPage, claim: Claim) -> bool:
    """Whether the page's words are older than the claim's latest change of verdict."""
    return page.words_are_older(claim.rulings.all())


def name_of(user) -> str:
    """A colleague's name; the newsroom when nobody is named."""
    return (user.get_full_name() or user.get_username()) if user else _("the newsroom")


def language_rows(claim: Claim) -> list[LanguageRow]:
    """The claim's words in every language of the site, in its order."""
    pages = {page.language: page for page in claim.fact_checks.all()}
    return [language_row(claim, code, name, pages.get(code)) for code, name in content_languages()]


def language_row(claim: Claim, code: str, name: str, page: FactCheckPage | None) -> LanguageRow:
    return LanguageRow(
        code=code,
        name=name,
        page=page,
        state=state_of_page(page) if page else _("not written yet"),
        open_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else "",
        write_url=reverse("desk_write", args=[claim.pk, code]),
    )
