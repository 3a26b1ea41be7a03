"""The measured site: a generated archive, built once and kept while what it is made from is the same."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.served import PRODUCTION, ROOT, environment, manage

CLAIMS = int(os.environ.get("CLAIMS") or 2000)
INPUTS = (
    "tests/bench/archive.py", "tests/bench/words.py", "tests/claims/archive.py", "factcheck/*/migrations/*.py",
    "home/migrations/*.py", "factcheck/claims/data/*", "home/demo/**/*.py", "home/demo/**/*.toml",
)  # fmt: skip
# The address is not part of what is built; it only has to be one.
PORT = 8000
GENERATE = (
    "import django; django.setup()\n"
    "from tests.bench.archive import generate\n"
    "generate({claims}, lambda done: print(done, flush=True))"
)


def fingerprint() -> str:
    """Changes with whatever the archive is made from."""
    paths = sorted(path for pattern in INPUTS for path in ROOT.glob(pattern) if path.is_file())
    contents = b"".join(path.read_bytes() for path in paths)
    return hashlib.sha256(contents + str(CLAIMS).encode()).hexdigest()[:12]


def built() -> Path:
    """The folder of the archive's data, made now if it is not there."""
    home = Path(os.environ.get("VAR_DIR") or ROOT / "var") / "bench"
    ready = home / fingerprint()
    if not ready.exists():
        shutil.rmtree(home, ignore_errors=True)
        half = home / "building"
        half.mkdir(parents=True)
        build(half)
        half.rename(ready)
    return ready


def build(var: Path) -> None:
    """Installs the site, loads the demonstration and generates the archive beside it."""
    where = {"var": var, "port": PORT, "settings": PRODUCTION}
    for command in ("install", "demo"):
        show_progress(0, f"{command} …")
        manage(command, **where)
    code = GENERATE.format(claims=CLAIMS)
    making = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(**where), stdout=subprocess.PIPE, text=True
    )
    for line in making.stdout:
        show_progress(int(line), f"{line.strip()} claims")
    print()
    if making.wait():
        raise SystemExit("The archive could not be generated.")
    manage("search_index", "rebuild", **where)


def show_progress(done: int, words: str) -> None:
    if not sys.stdout.isatty():
        return
    bar = "█" * (30 * done // CLAIMS)
    print(f"\r  building the archive [{bar:<30}] {words:<20}", end="", flush=True)
