"""The dashboard: what waits for whom."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from ..models import Claim, EvidencePage, FactCheckPage
from . import queues
from .states import name_of, state_of_claim

LONGEST = 8


@dataclass(frozen=True)
class Line:
    """One thing to do: what, a note, and where to do it."""

    words: str
    note: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class Pile:
    """Things of one kind on the desk."""

    key: str
    heading: str
    empty: str
    lines: list[Line] = field(default_factory=list)
    more_url: str = ""
    count: int = 0


class DeskPanel(Component):
    """Every pile of the signed-in colleague."""

    name = "desk"
    order = 100
    template_name = "claims/desk/dashboard.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"piles": piles(user), "may_add": user.has_perm("claims.add_claim")}


def replace_panels(request, panels: list) -> None:
    """The desk's own panel stands in place of Wagtail's."""
    panels[:] = [DeskPanel()]


def replace_summary(request, items: list) -> None:
    """The counts of pages and pictures say nothing to an editor."""
    items.clear()


def piles(user) -> list[Pile]:
    """What waits for the user first, then what waits for the newsroom."""
    return [
        approvals(user),
        own_drafts(user),
        pile(
            "checking",
            _("Being checked"),
            _("No claim is being checked."),
            queues.being_checked(),
            lambda claim: Line(str(claim), state_of_claim(claim), claim_url(claim)),
            claims_url("waits=verdict"),
        ),
        pile(
            "older",
            _("Words older than the verdict"),
            _("All words fit their verdicts."),
            queues.pages_older_than_verdict(),
            page_line,
            reverse("fact_checks:index") + "?words=older",
        ),
        pile(
            "review",
            _("Due for review"),
            _("No verdict is due for another look."),
            queues.due_for_review(),
            review_line,
            claims_url("review=due"),
        ),
        pile(
            "evidence",
            _("Evidence changed or ran out since the verdict"),
            _("No evidence has changed since the verdicts that rest on it."),
            queues.changed_evidence(),
            evidence_line,
            reverse("evidence:index") + "?review=changed",
        ),
    ]


def pile(key: str, heading: str, empty: str, rows, line, more_url: str) -> Pile:
    """The first rows as lines, with the way to the rest."""
    count = rows.count()
    lines = [line(row) for row in rows[:LONGEST]] if count else []
    return Pile(key, heading, empty, lines, more_url if count > LONGEST else "", count)


def approvals(user) -> Pile:
    """Approvals that the user may give."""
    states = queues.approvals_for(user).select_related("workflow_state__requested_by", "revision")
    lines = [approval_line(state) for state in states if state.revision.content_object]
    heading, empty = _("Waits for your approval"), _("Nothing waits for your approval.")
    return Pile("approvals", heading, empty, lines, "", len(lines))


def approval_line(state) -> Line:
    thing = state.revision.content_object
    note = _("from %(person)s") % {"person": name_of(state.workflow_state.requested_by)}
    if isinstance(thing, Claim):
        return Line(state.revision.object_str or str(thing), note, claim_url(thing))
    return Line(thing.get_admin_display_title(), note, page_url(thing), thing.locale.language_code)


def own_drafts(user) -> Pile:
    """The user's unfinished claims and pages, and what was sent back to them."""
    claims = list(queues.drafts_of(Claim.objects.filter(merged_into=None), user).order_by("-number")[:LONGEST])
    lines = [Line(str(claim), state_of_claim(claim), claim_url(claim)) for claim in claims]
    for model in (FactCheckPage, EvidencePage):
        pages = queues.drafts_of(model.objects.all(), user).select_related("locale").defer_streamfields()
        newest = pages.order_by("-latest_revision_created_at")[:LONGEST]
        lines += [
            Line(page.get_admin_display_title(), page.status_string, page_url(page), page.language) for page in newest
        ]
    return Pile(
        "drafts", _("Your drafts"), _("You have no unfinished drafts."), lines, claims_url("waits=me"), len(lines)
    )


def page_line(page: FactCheckPage) -> Line:
    verdict = page.claim.ruling.verdict_name
    return Line(
        page.get_admin_display_title(), _("now: %(verdict)s") % {"verdict": verdict}, page_url(page), page.language
    )


def review_line(claim: Claim) -> Line:
    return Line(str(claim), str(claim.verdict_in_force or ""), claim_url(claim))


def evidence_line(page: EvidencePage) -> Line:
    numbers = Claim.objects.public().filter(citations__evidence=page).distinct().values_list("pk", flat=True)
    cited = ", ".join(f"№{number}" for number in numbers[:LONGEST])
    return Line(page.title, _("cited by %(claims)s") % {"claims": cited}, page_url(page), page.language)


def claim_url(claim: Claim) -> str:
    return reverse("wagtailsnippets_claims_claim:edit", args=[claim.pk])


def claims_url(query: str) -> str:
    return f"{reverse('wagtailsnippets_claims_claim:list')}?{query}"


def page_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
