"""The demonstration site, loaded for tests that want every kind of page with real words."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.test import TestCase, override_settings

from tests import factories


class DemonstrationCase(TestCase):
    """A test over the demonstration site."""

    @classmethod
    def setUpClass(cls):
        # Passwords are kept in a file: other processes of the tests have theirs.
        folder = cls.enterClassContext(TemporaryDirectory())
        cls.enterClassContext(override_settings(VAR_DIR=Path(folder), IS_DEMONSTRATION=True))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        call_command("demo", stdout=StringIO())
