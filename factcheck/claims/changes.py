"""Changes of verdict: what a claim's rulings say of them, in one language."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from .review import VerdictChange

if TYPE_CHECKING:
    from .facts import Facts
    from .models.corrections import Correction
    from .models.rulings import Ruling


def verdict_changes(rulings: list[Ruling], language: str) -> list[VerdictChange]:
    """Every change of verdict, oldest first, in the words of its day."""
    ruled = [ruling for ruling in rulings if ruling.changes_verdict]
    return [
        VerdictChange(localtime(new.in_force_from), old.name_in(language), new.name_in(language))
        for old, new in pairwise(ruled)
    ]


def latest_change(facts: Facts, language: str) -> VerdictChange | None:
    """The last change of verdict with the editors' reason, if they wrote one in this language."""
    changes = verdict_changes(facts.rulings, language)
    return changes[-1].because(reason_for(changes[-1], facts.corrections)) if changes else None


def reason_for(change: VerdictChange, corrections: list[Correction]) -> str:
    """What the newest note about a change of verdict says, written on the day of this one or later."""
    notes = [row for row in corrections if row.is_verdict_change and localtime(row.made_at).date() >= change.at.date()]
    return max(notes, key=lambda row: row.made_at).why if notes else ""
