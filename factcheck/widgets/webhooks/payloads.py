"""What a letter says: what happened, and where the claim stands at the moment of sending.

A late attempt must not tell an old verdict as today's, nor words that were withdrawn in between.
"""

import json
from datetime import datetime

from django.utils.translation import override

from factcheck.claims.models import FactCheckPage
from factcheck.claims.reviews import publisher
from factcheck.claims.standings import standing
from factcheck.core.dates import machine_time

from ..facts_json import facts
from .deliveries import Delivery


def payload(delivery: Delivery, now: datetime) -> str:
    """The letter as JSON: `id`, `event`, `createdAt` of the event, `claim` as /embed/claim/<number>.json tells it."""
    letter = {
        "id": str(delivery.uuid),
        "event": delivery.event,
        "createdAt": machine_time(delivery.created_at),
        "claim": claim_facts(delivery.number, delivery.language, now),
    }
    return json.dumps(letter, ensure_ascii=False)


def claim_facts(number: int | None, language: str, now: datetime) -> dict | None:
    """What readers are told of the claim now; nothing of what they never saw."""
    with override(language):
        found = number and standing(number, language)
        return facts(found, now, publisher(language)) if found else None


def newest_number() -> int | None:
    """The claim about which words were published last: a test speaks of it."""
    return FactCheckPage.objects.published().newest_first().values_list("claim_id", flat=True).first()
