"""Every address, with whatever a description lets a program make of its parameters."""

import tempfile
from pathlib import Path

from django.test import TestCase

from tests import factories

from . import schemathesis
from .served import asked


class GeneratedQuestions(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        claim = factories.make_public_claim("false")
        for language in ("kk", "ru", "en"):
            factories.make_page(claim, language)

    def test_no_error_of_ours_and_every_answer_as_described(self):
        """oEmbed's 501 is an answer: the description says so."""
        options = ("--seed", "2025", "--max-examples", "8")
        with tempfile.TemporaryDirectory() as folder:
            code, told = asked(lambda address: schemathesis.asked(address, Path(folder), "examples,fuzzing", *options))
        self.assertEqual(code, 0, told)
        self.assertRegex(told, r"Selected: (\d+)/\1\s+Tested: \1")
