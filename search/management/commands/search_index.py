"""`manage.py search_index rebuild | reconcile | verify`: what the worker does by itself, by hand."""

import math
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import IndexUnusable
from search.index import chosen, content, vectors
from search.index.writing import Writer
from search.management.progress import Progress


class Command(BaseCommand):
    help = "Builds the search index anew beside the old one, compares it with the database, or reads all its files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("work", choices=["rebuild", "reconcile", "verify"])

    def handle(self, *args: Any, work: str, **options: Any) -> None:
        if not chosen.is_on():
            raise CommandError("SEARCH_ENGINE is empty: the database answers, there is no index.")
        self.writer = Writer(patience=math.inf, say=self.say_that_we_wait)
        try:
            getattr(self, work)()
        except IndexUnusable as error:
            raise CommandError(f"{error}. Run: manage.py search_index rebuild") from error

    def say_that_we_wait(self) -> None:
        self.stdout.write("Another process is writing to the index; waiting for it.")

    def rebuild(self) -> None:
        """Computes the meanings that are missing, then writes everything; readers keep the old index meanwhile."""
        self.compute()
        bar = Progress(sys.stderr, "building the index ", content.count_subjects())
        made = self.writer.rebuild(bar.add)
        bar.end()
        self.stdout.write(f"The index has {made:,} documents.")

    def compute(self) -> None:
        """Computes the vectors that are missing."""
        name = vectors.model_in_use()
        if not name:
            return
        missing = {}
        for subjects in content.all_subjects():
            missing |= vectors.missing(content.documents_of(subjects), name)
        bar = Progress(sys.stderr, "computing meanings ", len(missing))
        for done in vectors.compute(missing):
            bar.add(done)
        bar.end()

    def reconcile(self) -> None:
        """Compares with the database; where there is no index that can be compared, it is built."""
        try:
            self.writer.look()
        except IndexUnusable:
            self.rebuild()
            return
        bar = Progress(sys.stderr, "comparing the index", content.count_subjects())
        changed = 0
        for compared, written in self.writer.reconcile():
            changed += written
            bar.add(compared)
        bar.end()
        self.stdout.write(f"{changed:,} documents were brought up to date.")

    def verify(self) -> None:
        with self.writer.lock():
            self.writer.look()
        self.stdout.write(f"The index is whole and has {len(self.writer.digests):,} documents.")
