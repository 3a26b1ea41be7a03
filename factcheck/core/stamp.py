"""The stamp of what readers see: another one after every change, and the same in all processes.

What is kept of an answer under the stamp is right until the stamp changes; to look at it asks the database nothing.
"""

from threading import local
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

KEY = "stamp"
# Of the thousand changes of one transaction, the first one to be told of its commit renews the stamp for all.
_asked = local()


def connect() -> None:
    """Whatever is written into what readers see renews the stamp; drafts too, which costs some questions more."""
    from wagtail.models import Page, PageViewRestriction

    rows = [model for label in settings.STAMPED_APPS for model in apps.get_app_config(label).get_models()]
    for signal in (post_save, post_delete):
        # The desk unpublishes many pages at once as rows of the base model.
        for model in (*rows, Page, PageViewRestriction):
            signal.connect(renew, sender=model, dispatch_uid=f"core.renew.{model._meta.label}")
    m2m_changed.connect(renew, dispatch_uid="core.renew")


def stamp() -> str:
    """The present stamp. Where it was lost, a new one is made: nothing is taken for unchanged that may have changed."""
    return caches["shared"].get_or_set(KEY, new, None)


def renew(**kwargs) -> None:
    """Something that readers may see was changed: a new stamp when, and only if, the transaction commits."""
    _asked.is_due = True
    transaction.on_commit(set_new)


def set_new() -> None:
    if _asked.is_due:
        caches["shared"].set(KEY, new(), None)
        _asked.is_due = False


def new() -> str:
    return uuid4().hex
