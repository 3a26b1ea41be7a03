"""The stamp of what readers see: another one after every change, and the same in all processes.

What is kept of an answer under the stamp is right until the stamp changes; to look at it asks the database nothing.
"""

from threading import local
from uuid import uuid4

from django.core.cache import caches
from django.db import transaction

KEY = "stamp"
# Of the thousand changes of one transaction, the first one to be told of its commit renews the stamp for all.
_asked = local()


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
