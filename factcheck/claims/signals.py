"""Where the record listens to Django and Wagtail."""

from django.db import connections

from . import append_only, approvals


def connect() -> None:
    """Connects the receivers of this app."""
    approvals.connect()


def install_append_only(using: str, **kwargs) -> None:
    """After every migrate: the triggers must be there whatever the migration rebuilt."""
    append_only.install(connections[using])
