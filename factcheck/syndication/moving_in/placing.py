"""A record finds its claim and its page, or becomes them; what editors changed here since is left as it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from factcheck.claims.models import Claim, FactCheckPage, Verdict

from . import claiming, traces, wording
from .finding import came_from, find
from .records import Record, Unusable
from .traces import keep_version


class Outcome(StrEnum):
    """What became of a record, in the words of the report."""

    NEW = "new claims"
    LANGUAGE = "further languages of a claim"
    PUBLISHED = "drafts of an earlier import, now public"
    UPDATED = "changed since the last import, and changed here"
    UNCHANGED = "here already"
    EDITED = "changed since the last import, but edited here: left as they are"
    TAKEN_BACK = "taken from readers again"
    DELETED = "drafts deleted"
    KEPT = "edited or already taken down here: left as they are"
    ABSENT = "not here"


WRITTEN = {Outcome.NEW, Outcome.LANGUAGE, Outcome.PUBLISHED, Outcome.UPDATED}


@dataclass(frozen=True)
class Plan:
    """How records are to be placed: as drafts or public; the hosts whose addresses go on working here."""

    as_drafts: bool = False
    # An earlier import of the same file is taken back instead.
    takes_back: bool = False
    hosts: frozenset[str] = frozenset()


def place(record: Record, verdict: Verdict, plan: Plan, since: datetime | None = None) -> Outcome:
    """Stores the record, to be called in a transaction; `since` is when the claim's first check was published.

    Raises Unusable or ValidationError with the reason.
    """
    since = min(since or record.published, record.published)
    seat = find(record, verdict)
    if plan.takes_back:
        return take_back(seat.claim, seat.page, record)
    if seat.page:
        return renew(seat.claim, seat.page, record, verdict, plan, since)
    claim = seat.claim
    if claim is None:
        claim = claiming.new_claim(seat.uuid, record, verdict)
        keep_version(claim, record)
    else:
        join(claim, record, verdict)
    if not plan.as_drafts:
        open_to_readers(claim, record, since)
    add_page(claim, record, verdict, plan)
    return Outcome.LANGUAGE if seat.claim else Outcome.NEW


def join(claim: Claim, record: Record, verdict: Verdict) -> None:
    """A further language of a claim that is here. Raises Unusable where the two cannot be one claim."""
    if claim.merged_into_id:
        raise Unusable(f"its claim №{claim.pk} was merged into №{claim.merged_into_id} here")
    if claim.verdict_id != verdict.pk:
        raise Unusable(f"its claim №{claim.pk} has another verdict here: {claim.verdict.key if claim.verdict else '–'}")
    claiming.learn_names(claim, record)
    # A quotation is the same in every language; what differs is a summary in somebody's own words.
    if record.identifier and record.claim != claim.text and not claim.is_summary and traces.is_untouched(claim):
        claim.is_summary = True
        claim.save(update_fields=["is_summary"])
        keep_version(claim, record)
        if claim.live:
            claim.live_revision = claim.latest_revision
            claim.save(update_fields=["live_revision"])


def open_to_readers(claim: Claim, record: Record, since: datetime) -> None:
    """The claim becomes public as of its first day, unless it is. Raises Unusable when it was taken down here."""
    if claim.live:
        return
    if claim.first_published_at:
        raise Unusable(f"its claim №{claim.pk} was taken from readers here")
    if not traces.is_untouched(claim):
        raise Unusable(f"its claim №{claim.pk} is a draft that was edited here: publish it at the desk")
    claim.publish_as_of(since, record.source)


def add_page(claim: Claim, record: Record, verdict: Verdict, plan: Plan) -> None:
    """The page, public since the original day or as a draft."""
    parent = wording.place_of(record.language)
    page = FactCheckPage(claim=claim, live=False, slug=wording.old_slug(record, parent))
    wording.give_words(page, record, verdict)
    wording.sign(page, record)
    if not plan.as_drafts:
        date(page, record)
    parent.add_child(instance=page)
    keep_version(page, record, record.digest(verdict.key))
    wording.lead_on(page, record, plan.hosts)


def date(page: FactCheckPage, record: Record) -> None:
    """Makes the page public with the days of its source; there the words stood beside this verdict."""
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.first_published_at or record.published
    page.last_published_at = max(record.modified or record.published, record.published)
    page.words_confirmed_at = page.claim.ruling and page.claim.ruling.in_force_from


def renew(claim: Claim, page: FactCheckPage, record: Record, verdict: Verdict, plan: Plan, since: datetime) -> Outcome:
    """What becomes of a page that is here: nothing, unless the record changed and nobody edited the page here."""
    entry = traces.last(page)
    is_waiting = not plan.as_drafts and not page.first_published_at
    if entry is None or (entry.data.get("digest") == record.digest(verdict.key) and not is_waiting):
        return Outcome.UNCHANGED
    if not came_from(page, record):
        raise Unusable(f"claim №{claim.pk} has a page in this language from another address")
    if not traces.is_untouched(page) or (page.first_published_at and not page.live):
        return Outcome.EDITED
    if claim.verdict_id != verdict.pk:
        if not traces.is_untouched(claim):
            return Outcome.EDITED
        change_verdict(claim, record, verdict)
    if is_waiting:
        open_to_readers(claim, record, since)
    page.claim = claim
    wording.give_words(page, record, verdict)
    wording.sign(page, record)
    if is_waiting or page.live:
        date(page, record)
    page.save()
    keep_version(page, record, record.digest(verdict.key))
    return Outcome.PUBLISHED if is_waiting else Outcome.UPDATED


def change_verdict(claim: Claim, record: Record, verdict: Verdict) -> None:
    """A new verdict comes into force now: when it changed elsewhere the record does not say."""
    claim.verdict = verdict
    if claim.live:
        claim.save_revision(clean=False).publish(skip_permission_checks=True)
        claim.refresh_from_db()
        traces.leave(claim, record.source)
    else:
        claim.save()
        keep_version(claim, record)


def take_back(claim: Claim | None, page: FactCheckPage | None, record: Record) -> Outcome:
    """Undoes what an import of the record did. What was public keeps its number and its rulings, out of sight."""
    if page is None or not came_from(page, record):
        return Outcome.ABSENT
    if not traces.is_untouched(page) or (page.first_published_at and not page.live):
        return Outcome.KEPT
    if page.live:
        page.unpublish()
        if traces.is_untouched(claim) and not claim.fact_checks.filter(live=True).exists():
            claim.unpublish()
        return Outcome.TAKEN_BACK
    page.delete()
    if traces.is_untouched(claim) and not claim.first_published_at and not claim.fact_checks.exists():
        claim.delete()
    return Outcome.DELETED
