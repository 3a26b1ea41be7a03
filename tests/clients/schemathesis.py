"""Schemathesis: questions made from our own description, good ones and bad ones."""

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("schemathesis")
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance",
)  # fmt: skip


# One worker: in Python 3.11 two of them make the parser stumble that hypothesis asks about its own code.
def asked(address: str, folder: Path, phases: str, *options: str) -> tuple[int, str]:
    """The program's code, 0 when every answer was as described, and what it says; it writes into `folder` alone."""
    command = [
        PROGRAM, "run", f"{address}/api/openapi.json", "--url", address, "--no-color", "--no-shrink",
        "--phases", phases, "--checks", ",".join(CHECKS), "--continue-on-failure", "--warnings", "off",
        "--generation-database", ":memory:", *options,
    ]  # fmt: skip
    told = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return told.returncode, told.stdout
