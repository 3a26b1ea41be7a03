"""What the newsroom does while its cards stand in other sites' pages: publishes a claim, then changes its verdict."""

import json
import sys

from django.db import transaction
from wagtail.models import Page

from factcheck.claims.models import Claim, Correction
from tests.browser.states import LONG_AGO
from tests.factories import make_page, make_public_claim, publish, verdict

CHANGE = {"what_was": "Не доказано", "what_is": "Ложь", "why": "Оператор связи ответил на наш запрос."}


@transaction.atomic
def main() -> None:
    """`publish`, or `change` and the claim's number; says {"number": …}."""
    deed, *number = sys.argv[1:]
    claim = published() if deed == "publish" else changed(Claim.objects.get(pk=number[0]))
    print(json.dumps({"number": claim.pk}))


def published() -> Claim:
    """A claim without proof, long ago, so that the demonstration stays newest."""
    claim = make_public_claim("unproven")
    page = make_page(claim, "ru")
    Page.objects.filter(pk=page.pk).update(first_published_at=LONG_AGO, last_published_at=LONG_AGO)
    return claim


def changed(claim: Claim) -> Claim:
    """The same claim, refuted today."""
    claim.verdict = verdict("false")
    page = claim.fact_checks.get()
    Correction.objects.create(page=page, severity="verdict-change", reported_by="editor", **CHANGE)
    return publish(claim)
