"""Where the record listens to Django and Wagtail."""

from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.db.models.signals import post_delete, pre_delete
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.signals import page_published

from . import append_only, approvals, bodies, capture_sizes, scale
from .models import Capture, Claim
from .tasks import draw_pictures


def connect() -> None:
    """Connects the receivers of this app."""
    approvals.connect()
    scale.connect()
    pre_delete.connect(keep_number, sender=Claim, dispatch_uid="claims.keep_number")
    page_published.connect(draw_ahead, dispatch_uid="claims.draw_ahead")
    post_delete.connect(delete_files, sender=Capture, dispatch_uid="claims.delete_files")


def install_append_only(using: str, **kwargs) -> None:
    """After every migrate: the triggers must be there whatever the migration rebuilt."""
    append_only.install(connections[using])


def draw_ahead(instance: Page, **kwargs) -> None:
    """A page was published: its pictures are drawn in every size before readers come."""
    body = getattr(instance, "body", None)
    images = bodies.mentions(body).images if isinstance(body, StreamValue) else ()
    if images:
        draw_pictures.enqueue(image_ids=sorted(images))


def delete_files(instance: Capture, **kwargs) -> None:
    """A capture that is deleted leaves no file behind."""
    transaction.on_commit(lambda: capture_sizes.delete_files(instance))


def keep_number(instance: Claim, **kwargs) -> None:
    """Refuses to delete a claim whose number was given out (one by one or in bulk): /c/<number>/ works for ever."""
    if instance.live or instance.first_published_at:
        raise ValidationError(
            _("Claim %(number)s was public and cannot be deleted. Unpublish it, or merge it into another.")
            % {"number": instance.pk}
        )
