"""The line of time of a claim: rulings, corrections and versions of the words."""

from dataclasses import dataclass
from datetime import date, datetime

from .changes import verdict_changes
from .facts import Facts
from .models.corrections import Correction
from .models.rulings import Ruling
from .public_versions import PublicVersion
from .review import VerdictChange


@dataclass(frozen=True)
class HistoryEntry:
    """A ruling (with the change it made, if it made one), a correction, or a public version of the words."""

    at: datetime
    ruling: Ruling | None = None
    change: VerdictChange | None = None
    correction: Correction | None = None
    version: PublicVersion | None = None


@dataclass(frozen=True)
class Returns:
    """How often a claim came back since its first return."""

    count: int
    since: date


def timeline(facts: Facts, versions: list[PublicVersion], language: str) -> list[HistoryEntry]:
    """Rulings, corrections and public versions of the words in one line of time, newest first."""
    changed = {change.at: change for change in verdict_changes(facts.rulings, language)}
    ruled = [HistoryEntry(ruling.in_force_from, ruling, changed.get(ruling.in_force_from)) for ruling in facts.rulings]
    corrected = [HistoryEntry(row.made_at, correction=row) for row in facts.corrections]
    written = [HistoryEntry(version.at, version=version) for version in versions]
    return sorted(ruled + corrected + written, key=lambda entry: entry.at, reverse=True)
