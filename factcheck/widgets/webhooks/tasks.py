"""The queue's work: sending what is due, and telling the desk of a receiver that was paused."""

import logging
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from factcheck.core.languages import desk_language

from .deliveries import Delivery
from .failures import Failed, Failure
from .models import Event, Webhook
from .payloads import payload
from .sending import post
from .signing import headers

logger = logging.getLogger(__name__)

# Receivers may be slow: whatever else is due goes first.
AFTER_ALL_ELSE = -50


def queue(delivery: Delivery) -> None:
    """Lets the worker try it when it is due."""
    deliver.using(run_after=delivery.due_at).enqueue(delivery_id=delivery.pk)


@task(priority=AFTER_ALL_ELSE)
def deliver(delivery_id: int) -> None:
    """Tries a delivery that is due, unless its receiver is paused or has to be left alone for a while."""
    now = timezone.now()
    delivery = Delivery.objects.select_related("webhook").filter(pk=delivery_id, due_at__lte=now).first()
    if delivery is None:
        return
    if not delivery.may_be_sent:
        Delivery.objects.filter(pk=delivery_id).give_up(Failure.PAUSED, now)
    elif delivery.webhook.rests(now) and delivery.event != Event.TEST:
        postpone(delivery)
    else:
        attempt(delivery, now)


def postpone(delivery: Delivery) -> None:
    """Waits until the receiver's rest is over; this is no attempt."""
    with transaction.atomic():
        delivery.due_at = delivery.webhook.resting_until
        delivery.save(update_fields=["due_at"])
        queue(delivery)


def attempt(delivery: Delivery, now: datetime) -> None:
    """Sends the letter and records how it went. Killed in between, it is sent once more under the same name."""
    webhook, text = delivery.webhook, payload(delivery, now)
    body, name = text.encode(), str(delivery.uuid)
    status, failure = None, None
    try:
        status = post(webhook.url, body, headers(webhook.secret, name, delivery.event, int(now.timestamp()), body))
        failure = failure_of(status)
    except Failed as error:
        failure = error.failure
    record(delivery.pk, text, status, failure)


def failure_of(status: int) -> Failure | None:
    """What an answer of this status says against the letter's arrival."""
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        return Failure.REDIRECTED
    return Failure.GONE if status == 410 else Failure.REFUSED


@transaction.atomic
def record(delivery_id: int, text: str, status: int | None, failure: Failure | None) -> None:
    """Writes down one attempt, and queues the next one where there is one; a webhook deleted meanwhile needs none."""
    now = timezone.now()
    delivery = Delivery.objects.select_for_update().filter(pk=delivery_id).first()
    if delivery is None:
        return
    webhook = Webhook.objects.select_for_update().get(pk=delivery.webhook_id)
    was_active = webhook.is_active
    delivery.body, delivery.last_attempt_at, delivery.attempts = text, now, delivery.attempts + 1
    if failure is None:
        delivery.arrived(status, now)
        webhook.arrived(now)
    else:
        delivery.missed(failure, status, now)
        webhook.missed(failure, now, delivery.was_tried_to_its_end)
    delivery.save()
    webhook.save()
    if was_active and not webhook.is_active:
        webhook.deliveries.all().give_up(Failure.PAUSED, now)
        tell_desk.enqueue(webhook_id=webhook.pk)
    elif delivery.due_at:
        queue(delivery)


@task()
def tell_desk(webhook_id: int) -> None:
    """Writes to those who look after webhooks that we paused one."""
    webhook = Webhook.objects.filter(pk=webhook_id).first()
    keepers = get_user_model().objects.with_perm("widgets.change_webhook").exclude(email="").order_by("pk")
    for user in keepers if webhook else ():
        try:
            write_to(user, webhook)
        except OSError:
            # Also what the mail server itself says; the others have to know all the same.
            logger.exception("No mail could be sent to %s", user)


def write_to(user, webhook: Webhook) -> None:
    """One letter, in the language of the person's desk."""
    with override(desk_language(user)):
        send_mail(
            _("The webhook “%(name)s” was paused") % {"name": webhook.name},
            _("%(reason)s Nothing more is sent to it. Once the receiver works again, tick “active” in its form.")
            % {"reason": webhook.get_paused_for_display()},
            None,
            [user.email],
        )
