from django.apps import AppConfig
from django.db.models.signals import pre_save


class CoreConfig(AppConfig):
    """Domain-free pieces of a Wagtail site: pages, pictures, slugs, languages."""

    name = "factcheck.core"
    label = "core"

    def ready(self) -> None:
        from wagtail.models import UploadedFile

        from . import brand, stamp
        from .images import clean_waiting_upload

        pre_save.connect(clean_waiting_upload, sender=UploadedFile, dispatch_uid="core.clean_waiting_upload")
        brand.connect()
        stamp.connect()
