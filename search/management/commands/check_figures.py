"""`manage.py check_figures`: how often the check was asked and what it answered."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db.models import Sum
from django.utils import timezone

from search.counters import DailyCount
from search.match import State


class Command(BaseCommand):
    help = "Prints how many messages were checked, a line a language and kind, and how many had which answer."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--days", type=int, default=30, help="So many days up to today; 30 unless told.")

    def handle(self, *, days: int, **options) -> None:
        since = timezone.localdate() - timedelta(days=days)
        rows = DailyCount.objects.filter(day__gt=since).values_list("language", "given", "state")
        table: dict[tuple[str, str], dict[str, int]] = {}
        for language, given, state, count in rows.annotate(Sum("count")).order_by("language", "given"):
            table.setdefault((language, given), {})[state] = count
        self.stdout.write(line(["language", "given", *State]))
        for kind, counts in table.items():
            self.stdout.write(line([*kind, *(counts.get(state, 0) for state in State)]))


def line(cells: Iterable[object]) -> str:
    return "".join(f"{cell!s:<10}" for cell in cells).rstrip()
