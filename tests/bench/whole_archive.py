"""What it costs to send the whole archive: each file in a process of its own, from the request to the last byte."""

import json
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from django.test import Client

# Seconds of a processor and MB of memory that the whole archive may cost with 10,000 claims in three languages.
MOST_SECONDS, MOST_MEGABYTES = 60, 200
NAMES = ("data.json", "data.jsonl.gz", "claims.csv", "appearances.csv", "rulings.csv", "corrections.csv")


def main() -> None:
    """Prints what the file named in the command line costs: seconds, bytes, rows, MB at the start and at most."""
    name = sys.argv[1]
    client = Client(SERVER_NAME="127.0.0.1")
    # Catalogues, brand and scale are in memory of a server that runs.
    client.head(f"/claimreview/{name}", secure=True)
    at_start, started = most_memory(), time.process_time()
    response = client.get(f"/claimreview/{name}", secure=True)
    size, rows = counted(response.streaming_content, unpacked(name))
    spent = time.process_time() - started
    print(json.dumps({"seconds": spent, "bytes": size, "rows": rows, "start": at_start, "most": most_memory()}))


def counted(pieces: Iterable[bytes], unpack: Callable[[bytes], bytes]) -> tuple[int, int]:
    """Bytes and lines of a file, of which no more than a piece is held."""
    size = lines = 0
    for piece in pieces:
        size += len(piece)
        lines += unpack(piece).count(b"\n")
    return size, lines


def unpacked(name: str) -> Callable[[bytes], bytes]:
    return zlib.decompressobj(31).decompress if name.endswith(".gz") else bytes


def most_memory() -> float:
    """The most memory that this process ever held, in MB; Linux alone tells."""
    status = Path("/proc/self/status")
    found = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
    return int(found[0].split()[1]) * 1024 / 1e6 if found else 0.0


def table(figures: dict[str, dict]) -> str:
    """The figures side by side."""
    head = f"{'':<20}{'seconds':>10}{'MB sent':>10}{'rows':>10}{'rows/s':>10}{'MB at start':>14}{'MB at most':>12}"
    return "\n".join([head, *(line(name, found) for name, found in figures.items())])


def line(name: str, found: dict) -> str:
    numbers = f"{found['seconds']:>10.1f}{found['bytes'] / 1e6:>10.1f}{found['rows']:>10,}"
    return f"{name:<20}{numbers}{found['rows'] / found['seconds']:>10,.0f}{found['start']:>14.0f}{found['most']:>12.0f}"


def excesses(figures: dict[str, dict]) -> list[str]:
    """The files that cost too much."""
    return [
        f"/claimreview/{name}: {found['seconds']:.0f} s, {found['most']:.0f} MB > {MOST_SECONDS} s, {MOST_MEGABYTES} MB"
        for name, found in figures.items()
        if found["seconds"] > MOST_SECONDS or found["most"] > MOST_MEGABYTES
    ]
