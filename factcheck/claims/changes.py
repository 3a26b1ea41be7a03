"""Changes of verdict: what a claim's rulings say of them, in one language."""

from __future__ import annotations

from datetime import datetime, time
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
    if not changes:
        return None
    *before, last = changes
    return last.because(reason_since(told_from(last, before), facts.corrections))


def told_from(change: VerdictChange, before: list[VerdictChange]) -> datetime:
    """From when on notes explain this change: its day, unless another change of that day has notes of its own."""
    is_first_of_day = not before or before[-1].at.date() < change.at.date()
    return datetime.combine(change.at, time.min, change.at.tzinfo) if is_first_of_day else change.at


def reason_since(start: datetime, corrections: list[Correction]) -> str:
    """What the newest note about a change of verdict says, if there is one since then."""
    notes = [row for row in corrections if row.is_verdict_change and row.made_at >= start]
    return max(notes, key=lambda row: row.made_at).why if notes else ""
