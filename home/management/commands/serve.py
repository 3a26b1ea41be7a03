"""`manage.py serve`: web server and worker together, for one machine."""

import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# Addresses with a small picture in them, or with a long message, are as long as gunicorn can allow.
LONG_LINES = ("--limit-request-line", "8190")
# Seconds that server and worker get to finish what they are doing.
PATIENCE = 10
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Runs the web server and the worker until Ctrl-C or SIGTERM; both stay in this process group."

    def handle(self, *args, **options) -> None:
        refuse_taken_port(settings.PORT)
        for name in ENDINGS:
            signal.signal(name, stop)
        bind = ["--bind", f"127.0.0.1:{settings.PORT}", "--threads", "8", *LONG_LINES, "--log-level", "warning"]
        commands = [
            [sys.executable, "-m", "gunicorn", "factcheck.wsgi:application", *bind],
            [sys.executable, "manage.py", "work"],
        ]
        processes = [subprocess.Popen(command, cwd=settings.BASE_DIR) for command in commands]
        try:
            wait_until_listening(settings.PORT, processes)
            self.stdout.write(f"Open {settings.SITE_ADDRESS}/  (Ctrl-C stops it)")
            ended = wait_for_first(processes)
            raise CommandError(f"{' '.join(ended.args[:3])} ended with code {ended.returncode}.")
        except KeyboardInterrupt:
            self.stdout.write("Stopping.")
        finally:
            stop_all(processes)


def stop(signum, frame) -> None:
    """Ctrl-C, SIGTERM and a closed terminal end the command in the same way."""
    for name in ENDINGS:
        # A second signal (make passes on what the terminal sent already) must not end the tidying up.
        signal.signal(name, signal.SIG_IGN)
    raise KeyboardInterrupt


def refuse_taken_port(port: int) -> None:
    """Raises CommandError in plain words when somebody else listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(f"Port {port} is in use. Try: make run PORT={port + 1}") from error


def wait_until_listening(port: int, processes: list[subprocess.Popen]) -> None:
    """Returns when the server answers, or when a process ended."""
    while all(process.poll() is None for process in processes):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)


def wait_for_first(processes: list[subprocess.Popen]) -> subprocess.Popen:
    """The first process that ends."""
    while True:
        for process in processes:
            if process.poll() is not None:
                return process
        time.sleep(0.5)


def stop_all(processes: list[subprocess.Popen]) -> None:
    """Asks every process to end, and ends those that do not."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
