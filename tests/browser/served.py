"""Sites of their own for browsers and measurements: made in a folder, served on a port, ended with the block."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
DEVELOPMENT, PRODUCTION = "factcheck.settings.dev", "tests.bench.settings"
# The desk's own files are never part of a page for readers.
NOT_FOR_READERS = ["wagtailadmin", "wagtailimages", "wagtailsnippets", "wagtailusers", "wagtaildocs", "wagtailembeds"]


@dataclass(frozen=True)
class Site:
    """A served site: its address, the passwords of its users, the folder of its data."""

    address: str
    passwords: dict[str, str]
    var: Path

    def read(self, path: str, message: str = "") -> tuple[int, bytes]:
        """Status and body of one page, or of the answer to a message."""
        sent = urlencode({"text": message}).encode() if message else None
        try:
            with urlopen(self.address + path, sent) as answer:  # noqa: S310
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def environment(var: Path, port: int, settings: str = DEVELOPMENT) -> dict[str, str]:
    """The environment of the processes of one site."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "SITE_ADDRESS"}}
    return kept | {"VAR_DIR": str(var), "PORT": str(port), "DJANGO_SETTINGS_MODULE": settings}


def manage(*command: str, **where) -> None:
    """Runs a command of `manage.py` for the site of `environment(**where)`."""
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=environment(**where), check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def within(module: str, *arguments: str, **where) -> dict:
    """What `main()` of a module of the tests says in JSON, run inside the site of `environment(**where)`."""
    start = f"import django; django.setup(); from {module} import main; main()"
    answer = subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=ROOT, env=environment(**where), check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(answer.stdout.strip().splitlines()[-1])


@contextmanager
def running(command: Sequence[str], port: int, **where) -> Iterator[subprocess.Popen]:
    """A server while the block lasts."""
    server = subprocess.Popen(command, cwd=ROOT, env=environment(port=port, **where), start_new_session=True)
    try:
        wait_for(port, server)
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def wait_for(port: int, server: subprocess.Popen, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_listening(port):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Nothing answers on port {port}.")
        time.sleep(0.1)


@contextmanager
def demonstration(var: Path) -> Iterator[Site]:
    """The demonstration site as `make run` serves it, with claims and pages in every state that it lacks."""
    port = free_port()
    for command in ("install", "demo"):
        manage(command, var=var, port=port)
    within("tests.browser.states", var=var, port=port)
    with running([sys.executable, "manage.py", "serve"], port, var=var):
        (passwords,) = json.loads((var / "demonstration-logins.json").read_text()).values()
        yield Site(f"http://127.0.0.1:{port}", passwords, var)
    assert not is_listening(port), "Server and worker end with the command."


@contextmanager
def in_production(var: Path, workers: int = 1, prefix: Sequence[str] = ()) -> Iterator[Site]:
    """The site whose data lie in `var`, with production's settings, static files and compression."""
    port = free_port()
    ignored = [f"--ignore={name}" for name in NOT_FOR_READERS]
    manage("collectstatic", "--noinput", *ignored, var=var, port=port, settings=PRODUCTION)
    server = [*prefix, sys.executable, "-m", "gunicorn", "factcheck.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    threads = ["--workers", str(workers), "--threads", "4", "--log-level", "warning"]
    with running([*server, *threads], port, var=var, settings=PRODUCTION):
        yield Site(f"http://127.0.0.1:{port}", {}, var)
