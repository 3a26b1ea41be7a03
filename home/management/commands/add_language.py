"""`manage.py add_language xx`: a further language of the site."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home import tree


class Command(BaseCommand):
    help = "Makes the home page and the lists of a language that stands in WAGTAIL_CONTENT_LANGUAGES."

    def add_arguments(self, parser) -> None:
        parser.add_argument("code", help="the language's code, for example uz")

    def handle(self, *args, code: str, **options) -> None:
        if code not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            raise CommandError(f"Add {code!r} to LANGUAGES in the settings first.")
        with transaction.atomic():
            home = tree.add_language(code)
        self.stdout.write(f"{home.title}: {home.url}")
