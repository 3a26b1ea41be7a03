"""A record finds its claim and its page, or becomes them; what editors changed here since is left as it is."""

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from wagtail.models import Page, Revision
from wagtail.tasks import update_reference_index_task

from factcheck.claims.models import Claim, FactCheckPage, Verdict

from . import claiming, traces, wording
from .records import Record, Unusable


class Outcome(StrEnum):
    """What became of a record, in the words of the report."""

    NEW = "new claims"
    LANGUAGE = "further languages of a claim"
    PUBLISHED = "drafts of an earlier import, now public"
    UPDATED = "changed since the last import, and changed here"
    UNCHANGED = "here already"
    EDITED = "changed since the last import, but edited here: left as they are"


WRITTEN = {Outcome.NEW, Outcome.LANGUAGE, Outcome.PUBLISHED, Outcome.UPDATED}


@dataclass(frozen=True)
class Plan:
    """How records are to be placed: as drafts or public; the hosts whose addresses go on working here."""

    as_drafts: bool = False
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Seat:
    """Where a record belongs: its claim and its page as far as they are there."""

    uuid: UUID
    claim: Claim | None = None
    page: FactCheckPage | None = None


def place(record: Record, verdict: Verdict, plan: Plan) -> Outcome:
    """Stores the record, to be called in a transaction. Raises Unusable or ValidationError with the reason."""
    seat = find(record, verdict)
    if seat.page:
        return renew(seat.claim, seat.page, record, verdict, plan)
    claim = seat.claim
    if claim is None:
        claim = claiming.new_claim(seat.uuid, record, verdict)
        keep_version(claim, record)
    else:
        join(claim, record, verdict)
    if not plan.as_drafts:
        open_to_readers(claim, record)
    add_page(claim, record, verdict, plan)
    return Outcome.LANGUAGE if seat.claim else Outcome.NEW


def find(record: Record, verdict: Verdict) -> Seat:
    """The record's seat: by its identifier; without one by the words of the claim, and then by its own address.

    Another outlet's second check of the same words in the same language is a claim of its own.
    """
    own = own_claim(record)
    if own:
        return Seat(own.uuid, own, page_in(own, record.language))
    if record.identifier:
        uuid = claiming.key(record.identifier)
        claim = Claim.objects.filter(uuid=uuid).first()
        return Seat(uuid, claim, claim and page_in(claim, record.language))
    for uuid in (claiming.key(record.claim), claiming.key(f"{record.source} {record.claim}")):
        claim = Claim.objects.filter(uuid=uuid).first()
        page = claim and page_in(claim, record.language)
        fits = came_from(page, record) if page else claim is None or claim.verdict_id == verdict.pk
        if fits:
            return Seat(uuid, claim, page)
    raise Unusable("the same record stands twice in the file, with different verdicts")


def own_claim(record: Record) -> Claim | None:
    """The claim that an export of this very site names, when it is still the same claim."""
    found = re.fullmatch(re.escape(settings.SITE_ADDRESS) + r"/c/(\d{1,18})/", record.identifier)
    claim = Claim.objects.filter(pk=int(found[1])).first() if found else None
    if claim is None:
        return None
    told = {claim.text, *claim.fact_checks.values_list("claim_in_this_language", flat=True)}
    return claim if record.claim in told else None


def page_in(claim: Claim, language: str) -> FactCheckPage | None:
    return claim.fact_checks.filter(locale__language_code=language).first()


def came_from(page: FactCheckPage, record: Record) -> bool:
    """Whether the page was imported from this record, in this or an earlier state."""
    entry = traces.last(page)
    return bool(entry) and entry.data.get("source") == record.source


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


def open_to_readers(claim: Claim, record: Record) -> None:
    """The claim becomes public as of the original day, unless it is. Raises Unusable when it was taken down here."""
    if claim.live:
        return
    if claim.first_published_at:
        raise Unusable(f"its claim №{claim.pk} was taken from readers here")
    if not traces.is_untouched(claim):
        raise Unusable(f"its claim №{claim.pk} is a draft that was edited here: publish it at the desk")
    claim.publish_as_of(record.published, record.source)


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


def keep_version(thing: Claim | FactCheckPage, record: Record, digest: str = "") -> None:
    """Stores the version, and the note by which history and the next import know it."""
    revision = thing.save_revision(clean=False, changed=not thing.live)
    # Once for each thing: with every save it would be a third of all the work.
    update_reference_index_task.enqueue(thing._meta.app_label, thing._meta.model_name, str(thing.pk))
    if not (isinstance(thing, FactCheckPage) and thing.live):
        traces.leave(thing, record.source, digest)
        return
    # The history of the text begins with the day on which these words were published, not with the import's.
    Revision.objects.filter(pk=revision.pk).update(created_at=thing.last_published_at)
    Page.objects.filter(pk=thing.pk).update(live_revision=revision)
    traces.leave(thing, record.source, digest, published_at=thing.last_published_at)


def renew(claim: Claim, page: FactCheckPage, record: Record, verdict: Verdict, plan: Plan) -> Outcome:
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
        open_to_readers(claim, record)
    page.claim = claim
    wording.give_words(page, record, verdict)
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
