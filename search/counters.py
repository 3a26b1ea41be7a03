"""How often the check is asked and what it answers: numbers by day, never what was asked."""

import logging

from django.db import DatabaseError, models, transaction
from django.db.models import F
from django.utils import timezone

from .match import State

logger = logging.getLogger(__name__)


class Given(models.TextChoices):
    """What a reader gave to be checked."""

    TEXT = "text", "text"
    LINK = "link", "link"
    PICTURE = "picture", "picture"
    BOTH = "both", "picture and text"


class DailyCount(models.Model):
    """So many checks of one kind with one answer, on one day and in one language."""

    day = models.DateField()
    language = models.CharField(max_length=35)
    given = models.CharField(max_length=8, choices=Given)
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in State])
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "given", "state"], name="daily_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.given} {self.state}: {self.count}"


def count(language: str, given: Given, state: State) -> None:
    """One more; a database that is busy loses a number, and no reader their answer."""
    row = {"day": timezone.localdate(), "language": language, "given": given.value, "state": state.value}
    try:
        with transaction.atomic():
            DailyCount.objects.get_or_create(**row)
            DailyCount.objects.filter(**row).update(count=F("count") + 1)
    except DatabaseError as error:
        logger.warning("A check was not counted: %s", error)
