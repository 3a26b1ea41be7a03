"""The stamp of what readers see: another one after every change, and the same in all processes.

What is kept of an answer under the stamp is right until the stamp changes; to look at it asks the database nothing.
"""

from uuid import uuid4

from django.core.cache import caches
from django.db import connection, transaction

KEY = "stamp"


def stamp() -> str:
    """The present stamp. Where it was lost, a new one is made: nothing is taken for unchanged that may have changed."""
    return caches["shared"].get_or_set(KEY, new, None)


def renew(**kwargs) -> None:
    """Something that readers may see was changed: a new stamp when, and only if, the transaction commits."""
    # One is enough for a transaction; what a savepoint asked for is forgotten with it.
    if not any(entry[1] is set_new for entry in connection.run_on_commit):
        transaction.on_commit(set_new)


def set_new() -> None:
    caches["shared"].set(KEY, new(), None)


def new() -> str:
    return uuid4().hex
