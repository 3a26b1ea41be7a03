"""Where embeds listen: whatever may change what they show renews the stamp under which answers are kept."""

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from factcheck.core.stamp import renew

# Apps whose rows readers see; their drafts renew the stamp too, which costs three questions and no more.
SHOWN = ("claims", "core", "home")


def connect() -> None:
    """Connects the receivers of this app."""
    for signal in (post_save, post_delete):
        for model in (*shown_models(), PageViewRestriction, Page):
            signal.connect(renew, sender=model, dispatch_uid=f"widgets.renew.{model._meta.label}")
    for signal in (page_published, page_unpublished, m2m_changed):
        signal.connect(renew, dispatch_uid="widgets.renew")


def shown_models() -> list[type]:
    return [model for label in SHOWN for model in apps.get_app_config(label).get_models()]
