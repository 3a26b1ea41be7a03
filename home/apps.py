from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home, policy pages and navigation; joins the domain's lists into pages."""

    name = "home"

    def ready(self) -> None:
        from . import navigation

        navigation.connect()
