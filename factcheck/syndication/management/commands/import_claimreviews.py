"""`manage.py import_claimreviews`: moves an archive in, from a file or an address of the publisher's own host."""

import gc
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.core.languages import content_languages
from factcheck.syndication.moving_in.arriving import bring_in, rehearse
from factcheck.syndication.moving_in.files import opened
from factcheck.syndication.moving_in.mapping import Scale, scale
from factcheck.syndication.moving_in.placing import Plan
from factcheck.syndication.moving_in.records import Unreadable
from factcheck.syndication.moving_in.tally import Tally
from search.management.progress import Progress

NOT_ALL, NOTHING = 1, 2


class Command(BaseCommand):
    help = "Imports fact-checks: ClaimReview as DataFeed, JSON or JSON lines, CSV, or a WordPress export."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="a file, also packed with gzip, or an address of your own host")
        parser.add_argument("--dry-run", action="store_true", help="do everything, report it, and keep nothing")
        parser.add_argument("--drafts", action="store_true", help="publish nothing; run again without it to publish")
        parser.add_argument("--undo", action="store_true", help="take back what an import of the same file brought")
        parser.add_argument(
            "--language", default="", choices=[code for code, _name in content_languages()],
            help="of records that do not say theirs; otherwise told from their letters",
        )  # fmt: skip
        parser.add_argument("--map", type=Path, help="your words for verdicts, as in verdict_words.toml")
        parser.add_argument("--unknown", default="", metavar="KEY", help="the verdict of records of unknown words")
        parser.add_argument("--allow-host", action="append", default=[], help="a host of yours that may be asked")
        parser.add_argument("--old-host", action="append", default=[], help="a host whose addresses lead here from now")

    def handle(self, *args: Any, source: str, map: Path | None, unknown: str, **options: Any) -> None:
        own = urlsplit(settings.SITE_ADDRESS).hostname or ""
        plan = Plan(options["drafts"], options["undo"], frozenset([own, *options["old_host"]]))
        # What is loaded by now stays; looking through it again and again would be a tenth of all the work.
        gc.freeze()
        run = rehearse if options["dry_run"] else bring_in
        try:
            words = scale(map, unknown)
            tally = self.read(source, frozenset(options["allow_host"]), run, words, plan, options["language"])
        except Unreadable as reason:
            raise CommandError(f"Nothing was imported: {reason}.", returncode=NOTHING) from reason
        for line in tally.lines():
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("This was a dry run: nothing was kept.")
        if not tally.is_clean:
            raise CommandError("Not everything could be imported; the report says why.", returncode=NOT_ALL)

    def read(self, source: str, hosts: frozenset[str], run: Any, words: Scale, plan: Plan, language: str) -> Tally:
        """Reads the file and shows on a terminal how much of it is done."""
        with opened(source, hosts) as (stream, file, size):
            bar = Progress(sys.stderr, "importing, kB", size // 1024)
            tally = run(stream, words, plan, language, tick=lambda: bar.add(file.tell() // 1024 - bar.done))
            bar.end()
        return tally
