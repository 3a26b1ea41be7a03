"""`manage.py remove_version 123`: takes the words of one earlier version out of the database."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Revision

from factcheck.claims.models import FactCheckPage


class Command(BaseCommand):
    help = "Deletes an earlier version of a fact-check for good; its history keeps the date and says so."

    def add_arguments(self, parser) -> None:
        parser.add_argument("number", type=int, help="stands in the history: …/history/#version-123")

    def handle(self, *args, **options) -> None:
        version = Revision.objects.filter(pk=options["number"]).first()
        page = version and version.content_object
        if not isinstance(page, FactCheckPage):
            raise CommandError(f"There is no version {options['number']} of a fact-check.")
        if version.pk in (page.live_revision_id, page.latest_revision_id):
            raise CommandError(f"Version {version.pk} is in use. Publish other words first, then remove it.")
        version.delete()
        self.stdout.write(f"Version {options['number']} of “{page}” is gone.")
