"""`manage.py work`: the one background process of a site."""

import signal

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.claims.worker import AlreadyWorking, Worker, only_worker


class Command(BaseCommand):
    help = "Does queued work, publishes and expires what is scheduled, clears old results. One at a time."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--once", action="store_true", help="do everything that is due and end")

    def handle(self, *args, once: bool = False, **options) -> None:
        worker = Worker()
        try:
            with only_worker(settings.VAR_DIR / "work.lock"):
                if once:
                    return worker.run_once()
                for name in (signal.SIGINT, signal.SIGTERM):
                    signal.signal(name, worker.stop)
                self.stdout.write("Working.")
                worker.run()
        except AlreadyWorking as error:
            raise CommandError("Another worker is at work here. Stop it first.") from error
