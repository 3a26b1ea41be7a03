from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    """The heart of the site: claims, verdicts, evidence and the pages about them."""

    name = "factcheck.claims"
    label = "claims"

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from . import signals
        from .indexing import sources
        from .models import Correction, Ruling
        from .share_pictures import signals as share_pictures

        sources.connect()
        signals.connect()
        share_pictures.connect()
        post_migrate.connect(signals.install_append_only, sender=self)
        for model in (Ruling, Correction):
            ReferenceIndex.register_model(model)
