"""A media folder of a test's own, gone with it."""

import tempfile

from django.test import TestCase, override_settings


class OwnMediaTestCase(TestCase):
    """What its tests store as pictures meets no other test's."""

    @classmethod
    def setUpClass(cls):
        media = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(MEDIA_ROOT=media))
        super().setUpClass()
