"""Where a record belongs: the claim and the page that are here already."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from factcheck.claims.models import Claim, FactCheckPage, Verdict

from . import claiming, traces
from .records import Record, Unusable


@dataclass(frozen=True)
class Seat:
    """Where a record belongs: its claim and its page as far as they are there."""

    uuid: UUID
    claim: Claim | None = None
    page: FactCheckPage | None = None


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
