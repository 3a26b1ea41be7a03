from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Domain-free pieces of a Wagtail site: pages, pictures, slugs, languages."""

    name = "factcheck.core"
    label = "core"
