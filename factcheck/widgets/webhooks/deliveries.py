"""Deliveries: the log of what was sent to whom. The waiting itself is done by the queue's tasks."""

import json
import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .failures import Failure
from .models import Event, Webhook

# How long after each attempt that failed the next one comes; after the last of them the delivery is given up.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
KEPT = timedelta(days=30)


class DeliveryQuerySet(models.QuerySet):
    def waiting(self) -> "DeliveryQuerySet":
        return self.filter(due_at__isnull=False)

    def old(self, now: datetime) -> "DeliveryQuerySet":
        """Those that need not be kept any more."""
        return self.filter(due_at=None, created_at__lt=now - KEPT)

    def give_up(self, failure: Failure, now: datetime) -> int:
        """Ends those that wait; those that failed before keep their own reason. Gives the number of them."""
        reason = Case(When(failure="", then=Value(failure)), default=F("failure"))
        return self.waiting().update(due_at=None, given_up_at=now, failure=reason)


class Delivery(models.Model):
    """One letter to one webhook: what happened to which claim, and how it went.

    `uuid` is the same in every attempt, so that a receiver who got it twice can tell; `number` is empty in a test of
    a site without claims; `due_at` is when it is tried next, until it arrived or was given up.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("webhook"))
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.CharField(_("event"), max_length=16, choices=Event)
    number = models.BigIntegerField(_("claim"), null=True)
    language = models.CharField(_("language"), max_length=12)
    created_at = models.DateTimeField(_("happened"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), null=True, default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_attempt_at = models.DateTimeField(_("last attempt"), null=True)
    status = models.PositiveSmallIntegerField(_("status of the answer"), null=True)
    failure = models.CharField(_("what went wrong"), max_length=20, choices=Failure, blank=True)
    # As it was sent the last time; the claim may stand elsewhere by now.
    body = models.TextField(_("what was sent"), blank=True)
    delivered_at = models.DateTimeField(_("arrived"), null=True)
    given_up_at = models.DateTimeField(_("given up"), null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter to a webhook")
        verbose_name_plural = _("letters to webhooks")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["due_at"], name="delivery_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_at__isnull=False, delivered_at=None, given_up_at=None)
                | Q(due_at=None, delivered_at__isnull=False, given_up_at=None)
                | Q(due_at=None, delivered_at=None, given_up_at__isnull=False),
                name="delivery_waits_or_arrived_or_was_given_up",
            )
        ]

    def __str__(self) -> str:
        return f"№{self.number or '–'} → {self.webhook}"

    @property
    def state(self) -> str:
        """Where it stands, in a word for the desk."""
        if self.delivered_at:
            return _("arrived")
        return _("given up") if self.given_up_at else _("waiting")

    @property
    def answer(self) -> str:
        """What came back, for the desk."""
        return " ".join(filter(None, [str(self.status or ""), self.get_failure_display()])) or "–"

    @property
    def readable_body(self) -> str:
        """What was sent, in lines."""
        return json.dumps(json.loads(self.body), ensure_ascii=False, indent=2) if self.body else ""

    @property
    def may_be_sent(self) -> bool:
        """Whether its webhook takes it: one that is paused takes nothing but tests."""
        return self.webhook.is_active or self.event == Event.TEST

    @property
    def was_tried_to_its_end(self) -> bool:
        """Whether every wait between two attempts is over."""
        return self.attempts > len(WAITS)

    def arrived(self, status: int, now: datetime) -> None:
        self.status, self.failure = status, ""
        self.due_at, self.delivered_at = None, now

    def missed(self, failure: Failure, status: int | None, now: datetime) -> None:
        """Records an attempt that failed, and when the next one comes, if any."""
        self.status, self.failure = status, failure
        # Whoever pressed the button for a test waits for this one answer.
        if failure == Failure.GONE or self.event == Event.TEST or self.was_tried_to_its_end:
            self.due_at, self.given_up_at = None, now
        else:
            self.due_at = now + WAITS[self.attempts - 1]

    def begin_anew(self, now: datetime) -> None:
        """Makes it due as if it had never been tried."""
        self.attempts, self.due_at = 0, now
        self.delivered_at, self.given_up_at = None, None
