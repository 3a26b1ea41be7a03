"""Once an hour: old deliveries go, and those whose task was lost are queued again."""

from datetime import datetime, timedelta

from django.utils import timezone

from .deliveries import Delivery
from .tasks import queue

# A delivery that should have been tried so long ago has lost its task, or there are very many: twice does no harm.
LOST = timedelta(hours=1)


def clear() -> None:
    """What `settings.HOURLY_WORK` names."""
    now = timezone.now()
    Delivery.objects.old(now).delete()
    queue_lost(now)


def queue_lost(now: datetime) -> None:
    """Queues what nobody tried although it was due: a task that failed itself is never repeated by the queue."""
    for delivery in Delivery.objects.waiting().filter(due_at__lt=now - LOST):
        queue(delivery)
