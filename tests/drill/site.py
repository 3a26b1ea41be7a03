"""Sites of their own for the drills: real settings, a real database, several processes."""

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 540


@dataclass(frozen=True)
class Site:
    """Where processes of a drill find their database and files."""

    directory: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process of this site, with the settings of `make run`."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        own = {"DJANGO_SETTINGS_MODULE": "factcheck.settings.dev", "PYTHONUNBUFFERED": "1"}
        return {**clean, **own, "VAR_DIR": str(self.directory), "DATABASE_URL": self.database}

    def start(self, *command: str) -> subprocess.Popen:
        """A Python process of this site: start("manage.py", "work")."""
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def work(self, module: str, *arguments: object) -> subprocess.Popen:
        """A process that runs `main` of a module of the drills, with Django set up."""
        # Without mail: the console's would fill the pipe while a process holds the database.
        start = (
            "import django; django.setup()\n"
            "from django.conf import settings\n"
            "settings.EMAIL_BACKEND = 'django.core.mail.backends.dummy.EmailBackend'\n"
            f"from tests.drill import {module}; {module}.main()"
        )
        return self.start("-c", start, *map(str, arguments))


def answer(process: subprocess.Popen) -> dict | list:
    """What a process says in JSON in its last line. Raises AssertionError with its words when it failed."""
    try:
        out, err = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
    if process.returncode:
        raise AssertionError(f"{process.args} ended with {process.returncode}:\n{err[-4000:]}")
    return json.loads(out.strip().splitlines()[-1])


def sqlite_url(directory: Path) -> str:
    return f"sqlite:///{directory / 'site.sqlite3'}"


def installed_site(directory: Path, database: str = "") -> Site:
    """A new site as `manage.py install` makes it, on `database` or an SQLite file."""
    site = Site(directory, database or sqlite_url(directory))
    process = site.start("manage.py", "install")
    _out, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, err
    return site


def copied_site(directory: Path) -> Site:
    """The test database for other processes: PostgreSQL's own, of SQLite (which is in memory) a copy in a file."""
    if connection.vendor == "postgresql":
        values = connection.settings_dict
        return Site(directory, "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**values))
    connection.ensure_connection()
    with sqlite3.connect(directory / "site.sqlite3") as copy:
        connection.connection.backup(copy)
    copy.close()
    return Site(directory, sqlite_url(directory))
