"""Runs a command against a private PostgreSQL: `python tests/postgres.py -- pytest -q tests/claims`.

The server lives in a temporary directory on a free port of the loopback address, and goes away with the command.
Without PostgreSQL's binaries the command is skipped with the reason; in CI, where they must be there, that fails.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

DEBIAN = Path("/usr/lib/postgresql/15/bin")
NAME = "factcheck"
SECONDS_TO_START = 30
SECONDS_TO_STOP = 20
# Nothing here outlives the command, so nothing needs to survive a power cut.
SPEED = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]


class Missing(Exception):
    """PostgreSQL cannot be started here; the words say why."""


def binaries() -> Path:
    """Where initdb and postgres are. Raises Missing."""
    found = shutil.which("pg_config")
    places = [DEBIAN]
    if found:
        asked = subprocess.run([found, "--bindir"], capture_output=True, text=True, check=True)
        places.append(Path(asked.stdout.strip()))
    for place in places:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    raise Missing(f"PostgreSQL's initdb and postgres are not in {' or '.join(map(str, places))}")


def unprivileged() -> dict:
    """Popen's arguments that drop root, as PostgreSQL refuses to run as root. Raises Missing."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise Missing("PostgreSQL refuses to run as root, and there is no user “postgres” or “nobody”")


def is_there() -> bool:
    """Whether a server can be started here."""
    try:
        return bool(binaries())
    except Missing:
        return False


@contextmanager
def server() -> Iterator[str]:
    """A running server with an empty database; gives its DATABASE_URL. Raises Missing."""
    place, account = binaries(), unprivileged()
    directory = Path(tempfile.mkdtemp(prefix="factcheck-postgres-"))
    try:
        if account:
            os.chown(directory, account["user"], account["group"])
        create_cluster(place, directory, account)
        with running(place, directory, account) as port:
            yield f"postgres://{NAME}@127.0.0.1:{port}/{NAME}"
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def create_cluster(place: Path, directory: Path, account: dict) -> None:
    """An empty cluster that trusts everybody on this machine's loopback address."""
    options = ["--auth=trust", f"--username={NAME}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    command = [place / "initdb", "-D", directory / "data", *options]
    made = subprocess.run(command, cwd=directory, capture_output=True, text=True, **account)
    if made.returncode:
        raise Missing(f"initdb failed: {made.stderr.strip()}")


@contextmanager
def running(place: Path, directory: Path, account: dict) -> Iterator[int]:
    """The server process between its start and its stop; gives the port."""
    port = free_port()
    options = ["listen_addresses=127.0.0.1", f"unix_socket_directories={directory}", *SPEED]
    command = [place / "postgres", "-D", directory / "data", "-p", str(port)]
    command += [part for option in options for part in ("-c", option)]
    with (directory / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=directory, stdout=log, stderr=log, **account)
    try:
        create_database(process, port, directory / "log")
        yield port
    finally:
        stop(process)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def create_database(process: subprocess.Popen, port: int, log: Path) -> None:
    """Waits until the server answers and makes the database. Raises Missing."""
    address = f"postgres://{NAME}@127.0.0.1:{port}/postgres"
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with psycopg.connect(address, autocommit=True, connect_timeout=2) as connection:
                connection.execute(f"CREATE DATABASE {NAME}")
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise Missing(f"PostgreSQL did not start: {log.read_text()[-2000:]}")


def stop(process: subprocess.Popen) -> None:
    """Ends the server at once (SIGINT closes its connections), by its own pid."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main(command: list[str]) -> int:
    """Runs `command` with DATABASE_URL set and answers with its exit code."""
    if command[:1] == ["--"]:
        command = command[1:]
    if not command:
        print("Usage: python tests/postgres.py -- <command>", file=sys.stderr)
        return 2
    # Ended from outside, the server must still be stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        with server() as address:
            environment = {**os.environ, "DATABASE_URL": address, "PATH": path}
            return subprocess.run(command, env=environment).returncode
    except Missing as reason:
        print(f"Not run on PostgreSQL: {reason}.", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
