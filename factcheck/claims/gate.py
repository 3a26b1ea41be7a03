"""The one place where a verdict becomes public.

Every way of publishing in Wagtail (admin, workflow, scheduler, shell) ends in `Claim.save()`, and `Claim.save()` ends
here: in one transaction the row is locked, what a draft must not touch is put back, a changed verdict gets its ruling,
and a claim that stops being public takes its pages with it.
"""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log

from .models.rulings import Ruling, RulingKind
from .tasks import ask_for_new_words

# What decides whether readers see a verdict; a save that names other fields only passes through untouched:
# `save_revision()` makes such a save on an object that already carries the draft's verdict.
GATED = {"live", "verdict", "verdict_id"}
# Facts of the row, never of a revision: they change only in the named functions below.
HELD = ("ruling_id", "merged_into_id", "uuid", "last_verified_at")

# What publishing changes in a row.
AS_OF = (
    "live", "has_unpublished_changes", "live_revision", "first_published_at", "last_published_at", "ruling",
)  # fmt: skip


def save(claim, write: Callable, *, update_fields=None, **kwargs) -> None:
    """Saves the claim through the gate; `write` is the model's ordinary save."""
    if update_fields is not None and not GATED & set(update_fields):
        return write(update_fields=update_fields, **kwargs)
    with transaction.atomic():
        held = locked(claim) if claim.pk else None
        keep_held_fields(claim, held)
        if held is None:
            return write(update_fields=update_fields, **kwargs)
        live, verdict_id = after_saving(claim, held, update_fields)
        ruling = None
        if live and verdict_id != (held.ruling.verdict_id if held.ruling else None):
            ruling = claim.ruling = rule(claim, held, verdict_id)
            update_fields = update_fields and {*update_fields, "ruling"}
        write(update_fields=update_fields, **kwargs)
        if held.live and not live:
            unpublish_pages(claim)
        if ruling and ruling.previous_id:
            ask_for_new_words.enqueue(ruling_id=ruling.pk)


def locked(claim):
    """The stored row, locked until the transaction ends; None while there is none."""
    rows = type(claim)._base_manager.select_related("ruling")
    # A plain lock fails on PostgreSQL over the nullable join, and a key lock would stop children's inserts.
    return rows.select_for_update(of=("self",), no_key=True).filter(pk=claim.pk).first()


def keep_held_fields(claim, held) -> None:
    """Puts back what a revision must not bring; a new row starts without a ruling."""
    if held is None:
        claim.ruling = claim.merged_into = claim.last_verified_at = None
        return
    for name in HELD:
        setattr(claim, name, getattr(held, name))


def after_saving(claim, held, update_fields) -> tuple[bool, int | None]:
    """(live, verdict) as the row will be: fields that are not written keep their stored value."""
    written = None if update_fields is None else set(update_fields)
    live = claim.live if written is None or "live" in written else held.live
    names_verdict = written is None or written & {"verdict", "verdict_id"}
    return live, claim.verdict_id if names_verdict else held.verdict_id


def publish_as_of(claim, write: Callable, at: datetime, source: str) -> None:
    """Makes public here what was public elsewhere since `at`: its first ruling carries the date of then.

    Only for a claim that was never public here, and only into the past; `write` is the model's ordinary save, `source`
    says where it was public. Raises ValidationError otherwise. Nobody here decided it: the ruling names nobody.
    """
    with transaction.atomic():
        held = locked(claim)
        if held.live or held.ruling_id or held.first_published_at or held.merged_into_id:
            raise ValidationError(_("Claim %(number)s was public here already.") % {"number": claim.pk})
        if at > timezone.now():
            raise ValidationError(_("A verdict cannot come into force in the future."))
        keep_held_fields(claim, held)
        claim.live, claim.has_unpublished_changes, claim.live_revision = True, False, claim.latest_revision
        claim.first_published_at = claim.last_published_at = at
        if claim.verdict_id:
            claim.ruling = rule(claim, held, claim.verdict_id, at=at)
        write(update_fields=AS_OF)
        log(
            instance=claim, action="claims.import", revision=claim.latest_revision,
            data={"source": source, "in_force_from": at.isoformat()},
        )  # fmt: skip


def rule(claim, held, verdict_id: int | None, kind: str = "", user=None, at: datetime | None = None) -> Ruling:
    """Inserts the ruling that puts this verdict in force, with the names of those who decided and approved it.

    Who decided is the author of the revision that is being published; who approved is `user`, or else whoever the
    log names at this moment. An older revision's author decided nothing in a save that publishes none.
    """
    is_new_revision = claim.live_revision_id and claim.live_revision_id != held.live_revision_id
    author = claim.live_revision.user if is_new_revision else None
    approver = user or get_active_log_context().user
    verdict = claim.verdict if verdict_id == claim.verdict_id else held.verdict
    return Ruling.objects.create(
        claim=claim,
        verdict=verdict,
        verdict_names=verdict.names() if verdict else {},
        kind=kind or (RulingKind.CHANGED if held.ruling else RulingKind.INITIAL),
        in_force_from=at or timezone.now(),
        previous=held.ruling,
        decided_by=author or approver,
        decided_by_name=name_of(author or approver),
        approved_by=approver,
        approved_by_name=name_of(approver),
    )


def name_of(user) -> str:
    """A person's name as it is today."""
    return (user.get_full_name() or user.get_username()) if user else ""


def unpublish_pages(claim) -> None:
    """Takes the claim's pages from readers in every language. The log names the acting user by its context."""
    for page in claim.fact_checks.filter(live=True):
        page.unpublish()


def merge(claim, other, user=None) -> None:
    """Makes `claim` an older number of `other`; both numbers and every old address keep working.

    Raises ValidationError when the two are the same, when `other` is itself merged, or when readers would lose a claim.
    """
    with transaction.atomic():
        rows = type(claim)._base_manager.select_for_update(of=("self",), no_key=True)
        stored = {row.pk: row for row in rows.filter(pk__in=[claim.pk, other.pk]).order_by("pk")}
        own, target = stored[claim.pk], stored[other.pk]
        if own.pk == target.pk:
            raise ValidationError(_("A claim cannot be merged into itself."))
        if own.merged_into_id:
            raise ValidationError(_("Claim %(number)s is already merged.") % {"number": own.pk})
        if target.merged_into_id:
            raise ValidationError(
                _("Claim %(number)s was merged into %(other)s. Choose that one.")
                % {"number": target.pk, "other": target.merged_into_id}
            )
        if own.live and not target.live:
            raise ValidationError(_("Claim %(number)s is not public yet. Publish it first.") % {"number": target.pk})
        for older in [own, *rows.filter(merged_into=own)]:
            older.merged_into = target
            older.save(update_fields=["merged_into"])
        claim.merged_into = target
        log(instance=own, action="claims.merge", user=user, data={"into": target.pk})


def verify(claim, user=None) -> None:
    """Records that the verdict in force was looked at again and stands.

    Raises ValidationError when there is no public verdict to look at.
    """
    with transaction.atomic():
        held = locked(claim)
        if not held.is_public or held.is_being_checked:
            raise ValidationError(_("Only a public verdict can be confirmed."))
        held.ruling = rule(held, held, held.ruling.verdict_id, RulingKind.RE_VERIFIED, user)
        held.last_verified_at = held.ruling.in_force_from
        held.save(update_fields=["ruling", "last_verified_at"])
        claim.ruling, claim.last_verified_at = held.ruling, held.last_verified_at
        log(instance=held, action="claims.verify", user=user)
