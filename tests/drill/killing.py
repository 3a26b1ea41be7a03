"""Kills by the hundred, on both databases."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import skipUnless

from tests import postgres

from .site import answer, installed_site


class Kills:
    """`kill(test, site, kills, on)` does them; the figures say how many on which database."""

    kill: Callable
    on_sqlite: int
    on_postgresql = 60

    def drill(self, kills: int, on: str, database: str = "") -> None:
        with tempfile.TemporaryDirectory() as directory:
            site = installed_site(Path(directory), database)
            answer(site.work("writers", "set_up", 4))
            self.kill(site, kills, on)

    def test_on_sqlite(self):
        self.drill(self.on_sqlite, "SQLite")

    @skipUnless(postgres.is_there(), "PostgreSQL's binaries are not here")
    def test_on_postgresql(self):
        with postgres.server() as address:
            self.drill(self.on_postgresql, "PostgreSQL", address)
