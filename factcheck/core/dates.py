"""Dates and times for machines."""

from datetime import date, datetime

from django.utils.timezone import localtime


def machine_date(day: date | None, precision: str) -> str:
    """The date as exact as it is known: 2025-11-05, 2025-11, 2025, or nothing."""
    if not day or precision == "unknown":
        return ""
    return day.isoformat()[: {"month": 7, "year": 4}.get(precision, 10)]


def machine_time(at: datetime) -> str:
    """The time to the second, with the offset of the site's time zone: 2025-11-05T14:03:00+05:00."""
    return localtime(at).isoformat(timespec="seconds")
