"""The runner for a private PostgreSQL."""

import contextlib
import io
import os
import sys
from unittest import TestCase, skipUnless
from unittest.mock import patch

from tests import postgres

LOOK = "import os, psycopg; psycopg.connect(os.environ['DATABASE_URL']).execute('SELECT 1')"


@patch.object(postgres.signal, "signal")
class MissingTest(TestCase):
    def run_without_binaries(self, **environment) -> tuple[int, str]:
        said = io.StringIO()
        missing = patch.object(postgres, "binaries", side_effect=postgres.Missing("initdb is not here"))
        with missing, patch.dict(os.environ, environment), contextlib.redirect_stderr(said):
            return postgres.main(["--", "true"]), said.getvalue()

    def test_a_developer_is_told_why_and_may_go_on(self, _signal):
        code, said = self.run_without_binaries(CI="")
        self.assertEqual(code, 0)
        self.assertIn("initdb is not here", said)

    def test_in_ci_it_fails(self, _signal):
        self.assertEqual(self.run_without_binaries(CI="true")[0], 1)


@skipUnless(postgres.is_there(), "PostgreSQL's binaries are not here")
class ServerTest(TestCase):
    def test_the_command_finds_a_database_and_nothing_stays(self):
        with postgres.server() as address:
            command = [sys.executable, "-c", LOOK]
            environment = {**os.environ, "DATABASE_URL": address}
            self.assertEqual(postgres.subprocess.run(command, env=environment).returncode, 0)
        with self.assertRaises(postgres.psycopg.OperationalError):
            postgres.psycopg.connect(address, connect_timeout=2)

    @patch.object(postgres.signal, "signal")
    def test_the_commands_exit_code_is_handed_on(self, _signal):
        self.assertEqual(postgres.main(["--", sys.executable, "-c", "raise SystemExit(7)"]), 7)
