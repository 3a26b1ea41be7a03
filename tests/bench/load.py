"""A small load client in a process of its own: a few connections that stay open and ask one address again and again."""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from statistics import quantiles
from urllib.parse import quote, urlsplit

CONNECTIONS = 4
SECONDS = 3.0
HEADERS = {"Accept-Encoding": "gzip, br", "User-Agent": "bench"}


@dataclass(frozen=True)
class Load:
    """Requests a second over all connections; milliseconds of one reader alone; kB of one answer as transferred."""

    per_second: float
    p50: float
    p95: float
    kilobytes: float


def measure(address: str, path: str, core: int) -> Load:
    """Asks from another process, which stays on `core`. Raises CalledProcessError when an answer is not 200."""
    command = [sys.executable, "-m", "tests.bench.load", address, quote(path, safe="/?=&%"), str(core)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Load(**json.loads(answer.stdout))


def main(address: str, path: str, core: str) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    ask_for(0.5, address, path)
    alone, size = ask_for(SECONDS, address, path)
    together = [[] for _connection in range(CONNECTIONS)]
    threads = [
        threading.Thread(target=lambda times: times.extend(ask_for(SECONDS, address, path)[0]), args=[times])
        for times in together
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = quantiles(alone, n=20)
    print(json.dumps({
        "per_second": sum(map(len, together)) / SECONDS,
        "p50": cuts[9] * 1000,
        "p95": cuts[18] * 1000,
        "kilobytes": size / 1000,
    }))  # fmt: skip


def ask_for(seconds: float, address: str, path: str) -> tuple[list[float], int]:
    """(seconds of each answer, bytes of the last one's body) over one connection."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    times, size, end = [], 0, time.monotonic() + seconds
    while time.monotonic() < end:
        started = time.perf_counter()
        connection.request("GET", path, headers=HEADERS)
        answer = connection.getresponse()
        size = len(answer.read())
        times.append(time.perf_counter() - started)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
    connection.close()
    return times, size


if __name__ == "__main__":
    main(*sys.argv[1:])
