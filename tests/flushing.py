"""Tests that commit: what threads, other processes and the worker must see."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from factcheck.claims import append_only


class FlushingTestCase(TransactionTestCase):
    """A test whose work is committed and flushed afterwards, on SQLite and PostgreSQL.

    A flush meets the triggers of the append-only tables, and it deletes what the migrations made (locales, Wagtail's
    root page), so the triggers step aside for it and those rows are put back at once: any test may come next.
    """

    serialized_rollback = True

    def _fixture_teardown(self) -> None:
        # Known by heart, or the first row that is put back would be given a new content type.
        ContentType.objects.get_for_models(*apps.get_models(), for_concrete_models=False)
        append_only.remove(connection)
        super()._fixture_teardown()
        append_only.install(connection)
        self._fixture_setup()
        cache.clear()
