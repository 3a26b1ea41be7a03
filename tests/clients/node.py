"""Google's own client for Node, run as a program."""

import json
import os
import shutil
import subprocess
from pathlib import Path

PROGRAM = Path(__file__).with_name("google_node.cjs")
CLIENT = PROGRAM.parents[1] / "node" / "node_modules" / "@googleapis" / "factchecktools"


def missing() -> str:
    """Why Node's client cannot be run here, or nothing. CI must have it."""
    if shutil.which("node") and CLIENT.exists():
        return ""
    assert os.environ.get("CI") != "true", "Node or its packages are missing; .ci/run installs them."
    return "Node with @googleapis/factchecktools is not installed (make test installs it where there is npm)."


def walk(address: str, **asked: object) -> dict:
    """What `google_python.walk` says, as Node's client reads it."""
    return run(address, json.dumps(asked))


def refusals(address: str) -> dict[str, list]:
    """What the client makes of questions that are refused: status and reason."""
    return run(address)


def run(*arguments: str) -> dict:
    answer = subprocess.run(["node", PROGRAM, *arguments], check=True, stdout=subprocess.PIPE, timeout=60)
    return json.loads(answer.stdout)
