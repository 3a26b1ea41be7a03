"""`manage.py install`: everything between an empty database and a site that can be edited."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from factcheck.claims import newsroom, vocabulary
from home import tree


class Command(BaseCommand):
    help = "Migrates, compiles catalogues, and makes languages, page tree, scale, groups and workflow. Safe to repeat."

    def handle(self, *args, **options) -> None:
        call_command("compile_catalogues")
        call_command("migrate", interactive=False, verbosity=0)
        with transaction.atomic():
            newsroom.set_up()
            vocabulary.load()
            tree.build()
            tree.take_address()
        self.stdout.write("The site is ready.")
