"""What is done to a webhook beside its form: a test, a new secret, sending something again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from ..deliveries import Delivery
from ..events import tell_one
from ..models import Event, Webhook
from ..payloads import newest_number
from ..signing import new_secret
from ..tasks import queue

# Which of a delivery's times says that it is in this state.
TIMES = {"waiting": "due_at", "arrived": "delivered_at", "given-up": "given_up_at"}
# Where a session keeps whose secret may be shown once.
SHOWN_ONCE = "webhook_secret"


def changed(request: HttpRequest, pk: int) -> Webhook:
    """The webhook, for those who may change webhooks. Raises PermissionDenied and Http404."""
    if not request.user.has_perm("widgets.change_webhook"):
        raise PermissionDenied
    return get_object_or_404(Webhook, pk=pk)


def secret_url(request: HttpRequest, webhook: Webhook) -> str:
    """The address that shows the secret, once, to whoever made it."""
    request.session[SHOWN_ONCE] = webhook.pk
    return reverse("webhook_secret", args=[webhook.pk])


def letter_url(delivery: Delivery) -> str:
    return reverse("webhook_deliveries:inspect", args=[delivery.pk])


@require_GET
@never_cache
def secret(request: HttpRequest, pk: int) -> HttpResponse:
    """The secret just after it was made; later only that it cannot be shown."""
    webhook = get_object_or_404(Webhook, pk=pk)
    may = request.user.has_perm("widgets.change_webhook") or request.user.has_perm("widgets.add_webhook")
    if not may:
        raise PermissionDenied
    is_new = request.session.pop(SHOWN_ONCE, None) == webhook.pk
    return render(request, "widgets/desk/secret.html", {"webhook": webhook, "secret": webhook.secret if is_new else ""})


@require_POST
def renew_secret(request: HttpRequest, pk: int) -> HttpResponse:
    """A new secret in place of the old one, from the next letter on."""
    webhook = changed(request, pk)
    webhook.secret = new_secret()
    webhook.save(update_fields=["secret"])
    log(instance=webhook, action="widgets.renew_secret", user=request.user)
    return redirect(secret_url(request, webhook))


@require_POST
def send_test(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that says nothing new, to see whether it arrives."""
    webhook = changed(request, pk)
    delivery = tell_one(webhook, Event.TEST, newest_number())
    messages.success(request, _("The test will be sent within a minute. This page says how it went; load it again."))
    return redirect(letter_url(delivery))


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that arrived or was given up, once more, with what we say today."""
    if not request.user.has_perm("widgets.change_webhook"):
        raise PermissionDenied
    with transaction.atomic():
        delivery = get_object_or_404(Delivery.objects.select_for_update(), pk=pk)
        if delivery.due_at:
            messages.warning(request, _("The letter is waiting already. This page says when it is tried next."))
        elif not delivery.may_be_sent:
            messages.error(request, _("The webhook is paused. Tick “active” in its form before you send anything."))
        else:
            begin_anew(delivery)
            messages.success(request, _("The letter will be sent again within a minute, with what we say today."))
    return redirect(letter_url(delivery))


def begin_anew(delivery: Delivery) -> None:
    delivery.begin_anew(timezone.now())
    delivery.save()
    queue(delivery)
