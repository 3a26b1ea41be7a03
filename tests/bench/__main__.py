"""`make bench`: how fast, how light and how good the site is over a large archive, served as in production."""

import os
import platform
import shutil
import sqlite3
import sys
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.chromium import CHROMIUM, PHONE, launched
from tests.browser.served import PRODUCTION, Site, in_production, within
from tests.browser.weights import table as table_of_weights
from tests.browser.weights import weigh

from . import lighthouse, load, whole_archive
from .site import CLAIMS, PORT, built

PARTS = ("load", "search", "machines", "archive", "weights", "lighthouse")
# Server and client each on a core of its own, as far as there are two.
SERVER_CORE, CLIENT_CORE = 0, min(1, (os.cpu_count() or 1) - 1)


def main(wanted: tuple[str, ...]) -> int:
    """Runs the wanted parts; 1 when a page is too heavy or Lighthouse is not pleased."""
    print(f"{machine()}\n")
    var, faults = built(), []
    pinned = ["taskset", "-c", str(SERVER_CORE)] if shutil.which("taskset") else []
    with in_production(var, prefix=pinned) as site:
        addresses = within("tests.bench.addresses", var=var, port=PORT, settings=PRODUCTION)
        if "load" in wanted:
            measure(site, addresses["measured"])
        if "search" in wanted:
            search(var)
        if "machines" in wanted:
            ask_as_machines(site, var)
            ask_the_api(var)
        if "archive" in wanted:
            faults += send_archive(var)
        if "weights" in wanted:
            faults += weigh_pages(site, addresses["front"])
        if "lighthouse" in wanted:
            faults += light_up(site, addresses["front"])
    print("\n".join(faults))
    return int(bool(faults))


def machine() -> str:
    """What the figures were measured on."""
    load_now = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{os.cpu_count()} cores ({platform.machine()}), load {load_now:.1f} before the start, {versions}"


def measure(site: Site, addresses: dict) -> None:
    """Prints the table of speed."""
    print(f"{CLAIMS} claims in three languages · gunicorn with one worker on one core, the client on another")
    print(f"requests/s: {load.CONNECTIONS} connections at once · p50, p95: one reader alone\n")
    print(f"{'address':<28}{'requests/s':>12}{'p50 ms':>10}{'p95 ms':>10}{'SQL':>6}{'kB compressed':>15}")
    for name, (path, queries) in addresses.items():
        got = load.measure(site.address, path, CLIENT_CORE)
        figures = f"{got.per_second:>12.1f}{got.p50:>10.1f}{got.p95:>10.1f}"
        print(f"{name:<28}{figures}{queries:>6}{got.kilobytes:>15.1f}", flush=True)


def search(var: Path) -> None:
    """Prints the table of what searching costs."""
    figures = within("tests.bench.searching", var=var, port=PORT, settings=PRODUCTION)
    print(f"\nprocessor time of a whole answer in the server, {CLAIMS} claims\n{'':<28}{'p50 ms':>10}{'p95 ms':>10}")
    for name, (middle, slow) in figures.items():
        print(f"{name:<28}{middle:>10.1f}{slow:>10.1f}", flush=True)


def send_archive(var: Path) -> list[str]:
    """Prints the table of what whole files cost; what costs too much."""
    where = {"var": var, "port": PORT, "settings": PRODUCTION}
    figures = {name: within("tests.bench.whole_archive", name, **where) for name in whole_archive.NAMES}
    print(
        f"\nprocessor time and memory of the whole archive, {CLAIMS} claims\n{whole_archive.table(figures)}", flush=True
    )
    return whole_archive.excesses(figures)


def ask_the_api(var: Path) -> None:
    """Prints the table of what questions to the API cost."""
    figures = within("tests.bench.api", var=var, port=PORT, settings=PRODUCTION)
    print(f"\nprocessor time of a whole answer in the server, {CLAIMS} claims")
    print(f"{'':<42}{'p50 ms':>10}{'p95 ms':>10}{'SQL':>6}")
    for name, (middle, slow, queries) in figures.items():
        print(f"{name:<42}{middle:>10.1f}{slow:>10.1f}{queries:>6}", flush=True)


def ask_as_machines(site: Site, var: Path) -> None:
    """Prints the table of what programs ask."""
    # An address of ours stands in the question, so both must be served at the same one.
    port = urlsplit(site.address).port
    figures = within("tests.bench.machines", var=var, port=port, settings=PRODUCTION)
    print(f"\n{CLAIMS} claims · requests/s: {load.CONNECTIONS} connections · ms: processor time of a whole answer")
    titles = ("requests/s", "SQL anew", "p50 anew", "p95 anew", "SQL of 304", "p50 of 304")
    print(f"{'':<28}" + "".join(f"{title:>12}" for title in titles))
    for name, (path, *costs) in figures.items():
        got = load.measure(site.address, path, CLIENT_CORE)
        print(f"{name:<28}{got.per_second:>12.1f}" + "".join(f"{cost:>12.4g}" for cost in costs), flush=True)


def weigh_pages(site: Site, paths: list[str]) -> list[str]:
    """Prints the table of weights; what is too heavy."""
    weights = []
    with launched() as browser:
        for path in paths:
            context = browser.new_context(**PHONE, base_url=site.address)
            weights.append(weigh(context, path))
            context.close()
    print(f"\n{table_of_weights(weights)}", flush=True)
    return [fault for weight in weights for fault in weight.excesses()]


def light_up(site: Site, paths: list[str]) -> list[str]:
    """Prints the table of Lighthouse's scores; what is below the least."""
    if not CHROMIUM or not shutil.which("node"):
        return ["Lighthouse needs Chromium and Node."]
    print(f"\nLighthouse, as on a phone, median of {lighthouse.RUNS}")
    print(f"{'':<60}" + "".join(f"{category:>16}" for category in lighthouse.CATEGORIES))
    faults = []
    for report in lighthouse.look_at([site.address + path for path in paths]):
        path = report.url.removeprefix(site.address)
        print(f"{path[-58:]:<60}" + "".join(f"{score:>16}" for score in report.scores))
        if not report.is_good:
            faults += [f"{path}: {min(report.scores)} < {lighthouse.LEAST}", *(f"  {audit}" for audit in report.failed)]
    return faults


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or PARTS))
