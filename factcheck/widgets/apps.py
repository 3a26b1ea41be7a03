from django.apps import AppConfig


class WidgetsConfig(AppConfig):
    """What other sites show of ours: cards, badges, oEmbed, and letters to those who asked to be told of changes."""

    name = "factcheck.widgets"
    label = "widgets"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from .models import Delivery
        from .webhooks import events
        from .webhooks.desk.policies import LogPolicy

        events.connect()
        # Before anything asks for it.
        register_permission_policy(Delivery, LogPolicy(Delivery), exact_class=True)
