from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finds documents for words, and claims for messages, links and pictures."""

    name = "search"
