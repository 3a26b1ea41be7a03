"""An archive arrives: record by record, each whole or not at all."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby, islice

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from . import bodies
from .mapping import Scale, UnknownWord
from .placing import WRITTEN, Plan, place
from .readers import Arrival, arrivals
from .records import Record, Unreadable, Unusable
from .tally import Tally, reason_of

# Records of one claim that are looked at together.
MOST_LANGUAGES = 50


def bring_in(
    stream: io.BufferedReader, scale: Scale, plan: Plan, language: str = "", tick: Callable[[], None] = lambda: None
) -> Tally:
    """Imports every record of the file, each in a transaction of its own; `tick` is called after each."""
    tally = Tally()
    try:
        for where, arrival, since in together(arrivals(stream, language, scale.knows)):
            take(where, arrival, since, scale, plan, tally)
            tick()
    except Unreadable as reason:
        tally.broken_off = str(reason)
    return tally


def together(found: Iterator[Arrival]) -> Iterator[tuple[str, Record | Unusable, datetime | None]]:
    """Every arrival, with the day on which its claim was first checked in any of the languages that stand together."""
    for _identifier, group in groupby(found, key=lambda arrival: getattr(arrival[1], "identifier", "") or arrival[0]):
        while some := list(islice(group, MOST_LANGUAGES)):
            days = [record.published for _where, record in some if isinstance(record, Record)]
            yield from ((where, arrival, min(days, default=None)) for where, arrival in some)


def rehearse(*arguments, tick: Callable[[], None] = lambda: None) -> Tally:
    """The same with the same tally, in one transaction that is rolled back at the end."""

    def tick_and_forget() -> None:
        # Nothing of it will ever be committed; kept, this list would be searched at every save.
        connection.run_on_commit.clear()
        tick()

    with transaction.atomic():
        tally = bring_in(*arguments, tick=tick_and_forget)
        transaction.set_rollback(True)
    return tally


def take(
    where: str, arrival: Record | Unusable, since: datetime | None, scale: Scale, plan: Plan, tally: Tally
) -> None:
    """One record: imported, or reported with the reason."""
    if isinstance(arrival, Unusable):
        return tally.refuse(where, arrival)
    try:
        verdict = scale.verdict_of(arrival)
        with transaction.atomic(), disable_reference_index_auto_update():
            outcome = place(arrival, verdict, plan, since)
    except UnknownWord as unknown:
        tally.unknown_words[unknown.word] += 1
        tally.refuse(where, unknown)
    except (Unusable, ValidationError, IntegrityError, DataError) as error:
        tally.refuse(where, reason_of(error))
    else:
        tally.outcomes[outcome] += 1
        if outcome in WRITTEN:
            tally.left_behind += [(where, lost) for lost in left_behind(arrival)]


def left_behind(record: Record) -> list[str]:
    """What of an imported record is not here, in words."""
    lost = bodies.read(record.body, record.language).lost
    return [*record.left_behind, *([f"pictures or frames in its text: {lost}"] if lost else [])]
