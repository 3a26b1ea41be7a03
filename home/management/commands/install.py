"""`manage.py install`: everything between an empty database and a site that can be edited."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from factcheck.claims import newsroom, vocabulary
from home import tree
from search.index import chosen


class Command(BaseCommand):
    help = "Migrates, compiles catalogues, makes languages, page tree, scale, groups, workflow, index. Safe to repeat."

    def handle(self, *args, **options) -> None:
        call_command("compile_catalogues")
        call_command("migrate", interactive=False, verbosity=0)
        with transaction.atomic():
            newsroom.set_up()
            vocabulary.load()
            tree.build()
            tree.take_address()
        if chosen.is_on():
            call_command("search_index", "reconcile", stdout=self.stdout)
        self.stdout.write("The site is ready.")
