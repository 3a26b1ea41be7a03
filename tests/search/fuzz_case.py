"""A site with an index, into whose boxes everything goes; an error of the server is an error of the test."""

import time
from urllib.parse import quote

from django.core.management import call_command
from django.test import Client

from tests import factories
from tests.bench.archive import generate

from .index_case import IndexCase

# Addresses longer than this are refused by every web server.
LONGEST_ADDRESS = 4_000
CALM = {200, 400, 413}


class FuzzCase(IndexCase):
    """Claims enough to find something; `seconds` of processor time of every answer, by kind."""

    claims = 30

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        generate(cls.claims)

    def setUp(self):
        super().setUp()
        call_command("search_index", "rebuild", verbosity=0)
        self.client = Client()
        self.seconds: dict[str, list[float]] = {"check": [], "search": [], "suggest": []}

    def answers_calmly(self, text: str) -> None:
        """Checks the text, searches for it, and begins to type it."""
        typed = quote(text)[:LONGEST_ADDRESS]
        self.timed("check", lambda: self.client.post("/kk/check/", {"text": text}))
        self.timed("search", lambda: self.client.get(f"/ru/search/?q={typed}"))
        self.timed("suggest", lambda: self.client.get(f"/en/search/suggest/?q={typed}"))

    def timed(self, kind: str, ask) -> None:
        started = time.process_time()
        response = ask()
        self.seconds[kind].append(time.process_time() - started)
        self.assertIn(response.status_code, CALM)
