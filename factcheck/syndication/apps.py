from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    """What machines fetch: feeds, sitemaps, the interface for programs, the archive as open data."""

    name = "factcheck.syndication"
    label = "syndication"
