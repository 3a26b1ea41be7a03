"""A real site for the browser: installed, filled and served as `make run` does, on a port and a database of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "device_scale_factor": 2}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


@dataclass(frozen=True)
class Site:
    """The served site: its address, the passwords of its users, the folder of its data."""

    address: str
    passwords: dict[str, str]
    var: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    var, port = tmp_path_factory.mktemp("var"), free_port()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"VAR_DIR": str(var), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "factcheck.settings.dev"}
    manage = [sys.executable, "manage.py"]
    for command in ("install", "demo"):
        subprocess.run([*manage, command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([*manage, "serve"], cwd=ROOT, env=environment, start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/kk/", server)
        (passwords,) = json.loads((var / "demonstration-logins.json").read_text()).values()
        yield Site(f"http://127.0.0.1:{port}", passwords, var)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        assert not is_listening(port), "Server and worker end with the command."


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(url: str, server: subprocess.Popen, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(url).close()  # noqa: S310
            return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"{url} did not answer")


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not installed; .ci/run installs it.")
        pytest.skip("Chromium is not installed: `apt-get install chromium`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium, site):
    """Opens a browser window; at the end no page may have met an error or asked another host."""
    contexts, faults = [], []

    def open_one(**options):
        context = chromium.new_context(base_url=site.address, **{**DESKTOP, **options})
        context.set_default_timeout(15_000)
        context.on("requestfailed", lambda request: faults.extend(failed(request)))
        context.on("request", lambda request: faults.extend(foreign(request.url, site.address)))
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


def failed(request) -> list[str]:
    """The request as a fault, unless the reader went on before it ended."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url} {request.failure}"]


def foreign(url: str, address: str) -> list[str]:
    """The address as a fault when it belongs to another host."""
    own = url.startswith((address, "data:", "blob:", "about:"))
    return [] if own else [f"foreign: {url}"]
