from django.apps import AppConfig


class WidgetsConfig(AppConfig):
    """What other sites show of ours: cards, badges, oEmbed, and letters to those who asked to be told of changes."""

    name = "factcheck.widgets"
    label = "widgets"

    def ready(self) -> None:
        from . import signals

        signals.connect()
