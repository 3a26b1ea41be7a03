"""Webhooks: programs of other sites that asked to be told of changes."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import LONGEST, addresses_of, receiver_of
from .failures import Failed, Failure
from .signing import new_secret

# While a receiver does not answer, it is asked again after half of the time for which it has not, within these.
SHORTEST_REST, LONGEST_REST = timedelta(minutes=1), timedelta(minutes=30)
# Failures for which all other letters had to wait some seconds.
COSTLY = (Failure.UNKNOWN_NAME, Failure.UNREACHABLE, Failure.TOO_SLOW)
# A receiver that took nothing for so long is paused.
PATIENCE = timedelta(days=3)


class Event(models.TextChoices):
    """What happens to what readers see."""

    PUBLISHED = "published", _("the words about a claim were published, for the first time or anew")
    VERDICT_CHANGED = "verdict-changed", _("a verdict changed")
    CORRECTED = "corrected", _("a correction was added")
    WITHDRAWN = "withdrawn", _("a claim or its words in one language were withdrawn")
    MERGED = "merged", _("a claim was merged into another")
    TEST = "test", _("a test")


# Nobody has to ask for tests.
CHOSEN = [event for event in Event if event is not Event.TEST]


def every_event() -> list[str]:
    return [event.value for event in CHOSEN]


def first_language() -> str:
    return settings.LANGUAGE_CODE


def refuse_address(url: str) -> None:
    """Raises ValidationError with the reason when letters cannot go there."""
    try:
        addresses_of(receiver_of(url))
    except Failed as error:
        raise ValidationError(error.failure.label, code=error.failure.value) from error


class WebhookQuerySet(models.QuerySet):
    def wanting(self, event: str) -> list["Webhook"]:
        """Those that are to be told of such an event, in the order in which they came."""
        # SQLite cannot look into a list; there are never many.
        return [webhook for webhook in self.filter(is_active=True).order_by("pk") if webhook.wants(event)]


class Webhook(models.Model):
    """One program of another site, and how it has been answering."""

    name = models.CharField(_("name"), max_length=80, help_text=_("Whose it is, for example: Қала таңы, website."))
    url = models.CharField(
        _("address"),
        max_length=LONGEST,
        validators=[refuse_address],
        help_text=_("Where letters go: begins with https:// and belongs to the receiver."),
    )
    # Kept as it is: a signature is made with it, so nothing less would do.
    secret = models.CharField(max_length=100, default=new_secret, editable=False)
    events = models.JSONField(_("tell of"), default=every_event)
    language = models.CharField(
        _("language"),
        max_length=12,
        default=first_language,
        help_text=_("For events that concern a claim in every language; the others are told in the page's own."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Without the tick nothing is sent, and nothing is kept for later.")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    last_success_at = models.DateTimeField(_("last letter that arrived"), null=True, blank=True, editable=False)
    # Since when nothing arrived; empty while letters arrive.
    failing_since = models.DateTimeField(_("nothing arrived since"), null=True, blank=True, editable=False)
    resting_until = models.DateTimeField(null=True, blank=True, editable=False)
    # Why we paused it ourselves.
    paused_for = models.CharField(max_length=20, choices=Failure, blank=True, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def host(self) -> str:
        """The receiver's name; the rest of an address may be a secret of its own."""
        return urlsplit(self.url).hostname or self.url

    @property
    def state(self) -> str:
        """How it goes, in a word for the desk."""
        if not self.is_active:
            return _("paused")
        return _("nothing arrives") if self.failing_since else _("active")

    def wants(self, event: str) -> bool:
        return event == Event.TEST or event in self.events

    def rests(self, now: datetime) -> bool:
        """Whether it is left alone, as it did not answer a moment ago."""
        return bool(self.resting_until and self.resting_until > now)

    def arrived(self, now: datetime) -> None:
        """Records that a letter arrived."""
        self.last_success_at, self.failing_since, self.resting_until = now, None, None

    def missed(self, failure: Failure, now: datetime) -> None:
        """Records that a letter did not arrive, and pauses a receiver that is gone or has been away too long."""
        self.failing_since = self.failing_since or now
        failing = now - self.failing_since
        if failure in COSTLY:
            self.resting_until = now + min(max(failing / 2, SHORTEST_REST), LONGEST_REST)
        if failure == Failure.GONE or failing > PATIENCE:
            self.is_active, self.paused_for = False, failure

    def start_anew(self) -> None:
        """Forgets how it answered before: somebody has looked after it."""
        self.failing_since, self.resting_until, self.paused_for = None, None, ""
