"""`manage.py demo`: the demonstration site, written from real facts."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home.demo.loader import Loader, has_all_languages
from home.demo.logins import load_users
from search.index import chosen


class Command(BaseCommand):
    help = "Loads the demonstration site and its users. Safe to repeat: nothing that was edited is overwritten."

    def handle(self, *args, **options) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError("The demonstration and its users are for development settings only.")
        if not has_all_languages():
            raise CommandError("The demonstration is written in kk, ru and en; the site needs all three.")
        passwords = load_users()
        users = get_user_model().objects
        Loader(users.get(username="author"), users.get(username="editor"), self.stdout.write).load()
        if chosen.is_on():
            call_command("search_index", "reconcile", stdout=self.stdout)
        self.stdout.write(f"\nThe site    {settings.SITE_ADDRESS}/\nThe desk    {settings.SITE_ADDRESS}/admin/")
        for username, password in passwords.items():
            self.stdout.write(f"  sign in as {username:<10} password {password}")
