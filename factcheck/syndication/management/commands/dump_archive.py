"""`manage.py dump_archive`: the whole archive as files, for mirrors and for keeping."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.syndication.archive.dumps import dump


class Command(BaseCommand):
    help = (
        "Writes the archive of today as files with their SHA-256 sums into DIR/<date>/, and lets DIR/latest lead there."
    )

    def add_arguments(self, parser) -> None:
        home = settings.ARCHIVE_DUMPS or settings.VAR_DIR / "dumps"
        parser.add_argument("dir", nargs="?", type=Path, default=home, metavar="DIR", help=f"else {home}")
        parser.add_argument(
            "--days",
            type=int,
            default=settings.ARCHIVE_DUMPS_DAYS,
            help="remove dumps that are older than so many days",
        )

    def handle(self, *args, dir: Path, days: int, **options) -> None:
        if days < 1:
            raise CommandError("--days: keep the dumps of one day at least.")
        self.shown = ""
        try:
            folder = dump(dir, days, self.tell if self.stdout.isatty() else lambda name, size: None)
        except OSError as error:
            raise CommandError(f"The archive could not be written: {error}") from error
        if self.shown:
            self.stdout.write("")
        for path in sorted(folder.iterdir()):
            self.stdout.write(f"{path.stat().st_size:>14,}  {path}")

    def tell(self, name: str, size: int) -> None:
        """Shows how far one file is, on one line of the terminal."""
        text = f"{name} {size / 1e6:.1f} MB"
        self.stdout.write(f"\r{text:<{len(self.shown)}}", ending="")
        self.stdout.flush()
        self.shown = text
