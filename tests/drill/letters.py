"""Kills the worker while it sends letters to a webhook, again and again: `<kills> <seed>`.

Each child is a worker that writes a letter and sends it, without a pause; its parent kills it (SIGKILL) at a random
moment of an attempt. In the end a worker that nobody kills does what is left, and the two logs are compared: ours,
and the receiver's own.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils import timezone

from factcheck.claims.models import Claim
from factcheck.claims.worker import Worker
from factcheck.widgets.models import Delivery, Event, Webhook
from factcheck.widgets.webhooks import tasks
from factcheck.widgets.webhooks.events import tell
from factcheck.widgets.webhooks.payloads import payload

from .kills import BEGINS, ENDS, killed_inside_work

# Seconds that the receiver thinks about a letter.
THINKING = 0.04
MOST_ROUNDS = 200


def main() -> None:
    kills, seed = map(int, sys.argv[1:])
    settings.WEBHOOKS_ANYWHERE = True
    with tempfile.TemporaryDirectory() as directory:
        print(json.dumps(drill(kills, random.Random(seed), Path(directory) / "received")))


def drill(kills: int, chance: random.Random, received: Path) -> dict:
    """Kills so many workers; gives how many died while sending, what is lost, and what came twice."""
    server = HTTPServer(("127.0.0.1", 0), listener(received))
    Webhook.objects.create(name="Қала таңы", url=f"http://127.0.0.1:{server.server_address[1]}/")
    # Addresses and catalogues are loaded once, here, and every child has them.
    payload(Delivery(event=Event.CORRECTED, number=a_number(), language="ru"), timezone.now())
    receiver = started(server)
    started_at = time.monotonic()
    try:
        inside = sum(killed_inside_work(chance, send_until_killed) for _kill in range(kills))
        rounds = finish()
    finally:
        os.kill(receiver, signal.SIGKILL)
        os.waitpid(receiver, 0)
    arrived = Counter(received.read_text().split())
    sent = {str(name) for name in Delivery.objects.values_list("uuid", flat=True)}
    return {
        "kills": kills,
        "inside": inside,
        "letters": len(sent),
        "lost": sorted(sent - set(arrived)),
        "never written": sorted(set(arrived) - sent),
        "not delivered by our log": Delivery.objects.filter(delivered_at=None).count(),
        "sent twice": sum(times > 1 for times in arrived.values()),
        "rounds at the end": rounds,
        "seconds": round(time.monotonic() - started_at, 1),
    }


def a_number() -> int:
    return Claim.objects.values_list("pk", flat=True).first()


def listener(received: Path) -> type[BaseHTTPRequestHandler]:
    """Writes down the name of each letter that came whole, thinks, and thanks for it."""

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            letter = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with received.open("a") as file:
                file.write(f"{letter['id']}\n")
            time.sleep(THINKING)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_words) -> None:
            pass

    return Listener


def started(server: HTTPServer) -> int:
    """The receiver as a process of its own, which nothing kills before the end."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        server.handle_error = lambda *_failure: None
        server.serve_forever()
    server.server_close()
    return child


def send_until_killed(seed: int, writing: int) -> None:
    """A worker that says when a letter leaves and when that is written down; a failure ends it."""
    post, record = tasks.post, tasks.record

    def posting(*arguments) -> int:
        os.write(writing, BEGINS)
        return post(*arguments)

    def recording(*arguments) -> None:
        record(*arguments)
        os.write(writing, ENDS)

    tasks.post, tasks.record = posting, recording
    try:
        worker = Worker()
        worker.resume()
        while True:
            tell(Event.CORRECTED, a_number())
            worker.run_tasks(5)
    finally:
        os._exit(1)


def finish() -> int:
    """Lets a worker do what is left, the second attempts of what failed too; gives how many rounds it took."""
    worker = Worker()
    worker.resume()
    for number in range(MOST_ROUNDS):
        if not Delivery.objects.waiting().exists():
            return number
        worker.run_tasks(50)
        for delivery in Delivery.objects.waiting().filter(due_at__gt=timezone.now()):
            delivery.begin_anew(timezone.now())
            delivery.save()
            tasks.queue(delivery)
    return MOST_ROUNDS
