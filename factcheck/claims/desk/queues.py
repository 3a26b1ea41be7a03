"""What lies on whose desk: the queries behind the dashboard and the filters."""

from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from ..models import Citation, Claim, EvidencePage, FactCheckPage, Ruling
from ..models.rulings import RulingKind


def approvals_for(user) -> QuerySet:
    """Approvals that the user may give now, oldest first."""
    return TaskState.objects.reviewable_by(user).order_by("started_at")


def in_approval(rows: QuerySet, statuses: tuple[str, ...] = (WorkflowState.STATUS_IN_PROGRESS,), **asked) -> QuerySet:
    """Those of `rows` (claims or pages) that have an approval in one of the statuses."""
    model = rows.model()
    states = WorkflowState.objects.filter(
        base_content_type=model.get_base_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        status__in=statuses,
        **asked,
    )
    return rows.filter(Exists(states))


def sent_back_to(rows: QuerySet, user) -> QuerySet:
    """Work of the user that came back with a note."""
    return in_approval(rows, (WorkflowState.STATUS_NEEDS_CHANGES,), requested_by=user)


def drafts_of(rows: QuerySet, user) -> QuerySet:
    """What the user wrote last and did not hand on, and what was sent back to them."""
    unfinished = rows.filter(Q(live=False) | Q(has_unpublished_changes=True), latest_revision__user=user)
    waiting = in_approval(rows).values("pk")
    return unfinished.exclude(pk__in=waiting) | rows.filter(pk__in=sent_back_to(rows, user).values("pk"))


def approvable_claims(user) -> QuerySet:
    """Claims whose approval the user may give now."""
    keys = approvals_for(user).filter(workflow_state__base_content_type=Claim.get_base_content_type())
    numbers = Claim.objects.annotate(key=Cast("pk", CharField()))
    return numbers.filter(key__in=keys.order_by().values("workflow_state__object_id"))


def being_checked() -> QuerySet:
    """Claims under way: public without a verdict, or drafts that were never public."""
    under_way = Q(live=True) | Q(first_published_at=None)
    return Claim.objects.filter(under_way, merged_into=None).being_checked().order_by("-number")


def pages_older_than_verdict() -> QuerySet:
    """Public pages whose words were last published or confirmed before the latest change of verdict."""
    later = Ruling.objects.filter(claim=OuterRef("claim"), in_force_from__gt=OuterRef("last_published_at")).exclude(
        kind=RulingKind.RE_VERIFIED
    )
    since = Exists(later.filter(in_force_from__gt=OuterRef("words_confirmed_at")))
    unconfirmed = Q(words_confirmed_at=None) & Exists(later)
    pages = FactCheckPage.objects.published().filter(unconfirmed | since)
    return pages.select_related("locale", "claim").order_by("-claim__ruling__in_force_from")


def due_for_review(day: date | None = None) -> QuerySet:
    """Public claims whose verdict must be looked at again."""
    return Claim.objects.due_for_review(day or timezone.localdate()).for_listing().order_by("review_by", "number")


def changed_evidence() -> QuerySet:
    """Evidence pages that were published anew, unpublished or ran out after a ruling of a claim that cites them."""
    citing = Citation.objects.filter(
        evidence=OuterRef("pk"), claim__live=True, claim__merged_into=None, claim__ruling__isnull=False
    )
    changed = Exists(citing.filter(claim__ruling__in_force_from__lt=OuterRef("last_published_at")))
    ran_out = Q(valid_until__lt=timezone.localdate()) & Exists(
        citing.filter(claim__ruling__in_force_from__date__lte=OuterRef("valid_until"))
    )
    gone = Q(live=False, first_published_at__isnull=False) & Exists(citing)
    return EvidencePage.objects.filter(changed | ran_out | gone).select_related("locale").order_by(F("title"))
