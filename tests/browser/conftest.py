"""A real site for the browser: installed, filled and served as `make run` does, on a port and a database of its own."""

import os

import pytest

from .chromium import CHROMIUM, DESKTOP, launched
from .pages import pages_of
from .served import ROOT, demonstration

NODE = ROOT / "tests" / "node" / "node_modules"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with demonstration(tmp_path_factory.mktemp("var")) as served:
        yield served


@pytest.fixture(scope="session")
def pages(site):
    """Every page type in every language."""
    return pages_of(site.var)


def leave_out(what: str) -> None:
    """A developer's machine may lack a program; CI must not."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed; .ci/run installs it.")
    pytest.skip(f"{what} is not installed.")


@pytest.fixture(scope="session")
def node_modules():
    """The folder of what `make test` takes from npm."""
    if not (NODE / ".installed").exists():
        leave_out("Node with axe-core and html-validate")
    return NODE


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        leave_out("Chromium")
    with launched() as browser:
        yield browser


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
