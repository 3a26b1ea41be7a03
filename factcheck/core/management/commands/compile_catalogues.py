from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed

from factcheck.core.catalogues import compile_catalogues


class Command(BaseCommand):
    """Compiles the message catalogues whose text is newer than what the site shows."""

    help = "Compiles locale/*/LC_MESSAGES/*.po where the .mo is missing or older; needs no gettext."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        for path in compile_catalogues(settings.LOCALE_PATHS):
            translation_file_changed(sender=None, file_path=path)
            if options["verbosity"] > 1:
                self.stdout.write(f"compiled {path}")
