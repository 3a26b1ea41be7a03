"""An archive arrives: record by record, each whole or not at all."""

import io
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from .mapping import Scale, UnknownWord
from .placing import WRITTEN, Plan, place
from .readers import arrivals
from .records import Record, Unreadable, Unusable
from .report import Report, reason_of


def bring_in(
    stream: io.BufferedReader, scale: Scale, plan: Plan, language: str = "", tick: Callable[[], None] = lambda: None
) -> Report:
    """Imports every record of the file, each in a transaction of its own; `tick` is called after each."""
    report = Report()
    try:
        for where, arrival in arrivals(stream, language, scale.knows):
            take(where, arrival, scale, plan, report)
            tick()
    except Unreadable as reason:
        report.broken_off = str(reason)
    return report


def rehearse(*arguments, tick: Callable[[], None] = lambda: None) -> Report:
    """The same with the same report, in one transaction that is rolled back at the end."""

    def tick_and_forget() -> None:
        # Nothing of it will ever be committed; kept, this list would be searched at every save.
        connection.run_on_commit.clear()
        tick()

    with transaction.atomic():
        report = bring_in(*arguments, tick=tick_and_forget)
        transaction.set_rollback(True)
    return report


def take(where: str, arrival: Record | Unusable, scale: Scale, plan: Plan, report: Report) -> None:
    """One record: imported, or reported with the reason."""
    if isinstance(arrival, Unusable):
        return report.refuse(where, arrival)
    try:
        verdict = scale.verdict_of(arrival)
        with transaction.atomic(), disable_reference_index_auto_update():
            outcome = place(arrival, verdict, plan)
    except UnknownWord as unknown:
        report.unknown_words[unknown.word] += 1
        report.refuse(where, unknown)
    except (Unusable, ValidationError, IntegrityError, DataError) as error:
        report.refuse(where, reason_of(error))
    else:
        report.outcomes[outcome] += 1
        if outcome in WRITTEN:
            report.left_behind += [(where, lost) for lost in arrival.left_behind]
