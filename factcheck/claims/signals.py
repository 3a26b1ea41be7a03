"""Where the record listens to Django and Wagtail."""

from django.core.exceptions import ValidationError
from django.db import connections
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _

from . import append_only, approvals, scale
from .models import Claim


def connect() -> None:
    """Connects the receivers of this app."""
    approvals.connect()
    scale.connect()
    pre_delete.connect(keep_number, sender=Claim, dispatch_uid="claims.keep_number")


def install_append_only(using: str, **kwargs) -> None:
    """After every migrate: the triggers must be there whatever the migration rebuilt."""
    append_only.install(connections[using])


def keep_number(instance: Claim, **kwargs) -> None:
    """Refuses to delete a claim whose number was given out (one by one or in bulk): /c/<number>/ works for ever."""
    if instance.live or instance.first_published_at:
        raise ValidationError(
            _("Claim %(number)s was public and cannot be deleted. Unpublish it, or merge it into another.")
            % {"number": instance.pk}
        )
