"""What this app keeps: who asked to be told of changes, and the log of what was told."""

from .webhooks.deliveries import Delivery
from .webhooks.models import Event, Webhook

__all__ = ["Delivery", "Event", "Webhook"]
