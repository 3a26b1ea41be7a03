"""An index of a test's own, and the work that saves queue for it."""

import tempfile
from pathlib import Path

from django.db import connection
from django.test import TestCase, override_settings
from django_tasks import default_task_backend

from search import asking
from search.index import reading, tasks
from search.index.later import Queued
from search.query import Query, Wanted

ENGINES = {"whoosh": "search.engines.whoosh.WhooshEngine", "json": "tests.search.json_engine.JsonEngine"}


class IndexCase(TestCase):
    """A test with an index in a directory of its own, empty at first; nothing of it is left in this process."""

    engine = "whoosh"

    def setUp(self):
        super().setUp()
        self.directory = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(SEARCH_ENGINE=ENGINES[self.engine], SEARCH_DIR=self.directory))
        default_task_backend.results.clear()
        for remembered in (reading.current, tasks.writer):
            remembered.__init__()

    def queued(self) -> list[tuple[str, dict]]:
        """What was asked of the worker for the index: [(name, arguments)]."""
        results = [result for result in default_task_backend.results if result.task.module_path.startswith("search.")]
        return [(result.task.name, result.kwargs) for result in results]

    def work(self) -> None:
        """Does what is queued, as the worker would after the saves were committed."""
        connection.run_on_commit = [entry for entry in connection.run_on_commit if not isinstance(entry[1], Queued)]
        while queued := self.queued():
            default_task_backend.results.clear()
            for name, arguments in queued:
                getattr(tasks, name).func(**arguments)

    def found(self, words: str, language: str = "ru") -> list[str]:
        """The keys of what a reader finds."""
        return [hit.key for hit in asking.search(Query(words), Wanted(language=language)).hits]

    def index_says(self) -> dict[str, str]:
        """The digest of every document in the index, by its key."""
        with tasks.writer.lock():
            tasks.writer.look()
        return dict(tasks.writer.digests)
