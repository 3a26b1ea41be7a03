"""Kills a process that publishes, again and again, and looks for half states: `<kills> <seed>`.

One process loads the site and forks: each child works at the desk without a pause and says when a piece of work
begins and ends; its parent kills it (SIGKILL) at a random moment inside a piece and then checks the database.
"""

import json
import os
import random
import select
import signal
import sys
import time

from django.db import connections

from factcheck.claims.models import Claim, FactCheckPage, Ruling

from . import consistency
from .newsroom import LANGUAGES, Desk

BEGINS, ENDS = b"(", b")"
# A piece of work takes about as long; the moment of death is drawn from it.
LONGEST_WAIT = 0.1
MOST_CLAIMS = 12


def main() -> None:
    kills, seed = map(int, sys.argv[1:])
    print(json.dumps(drill(kills, random.Random(seed))))


def drill(kills: int, chance: random.Random) -> dict:
    """Kills so many children; gives how many died inside a piece of work, and every half state."""
    # Templates and addresses are loaded once, here, and every child has them.
    Desk("marat", 0).form(Claim.objects.first())
    inside, problems, started = 0, [], time.monotonic()
    for number in range(kills):
        inside += killed_inside_work(chance)
        found = [*consistency.problems(), *consistency.unfinished()]
        problems += [f"after kill {number}: {problem}" for problem in found]
    return {
        "kills": kills,
        "inside": inside,
        "problems": problems,
        "rulings": Ruling.objects.count(),
        "pages": FactCheckPage.objects.count(),
        "seconds": round(time.monotonic() - started, 1),
    }


def killed_inside_work(chance: random.Random) -> bool:
    """One life of a child; whether it died while it was working."""
    seed, pieces, wait = chance.randrange(10**9), chance.randrange(1, 3), chance.uniform(0, LONGEST_WAIT)
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work_until_killed(seed, writing)
    os.close(writing)
    try:
        said = wait_for(reading, pieces)
        time.sleep(wait)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    while more := os.read(reading, 1024):
        said += more
    os.close(reading)
    return said.endswith(BEGINS)


def wait_for(reading: int, pieces: int) -> bytes:
    """What the child says until it begins its so manieth piece of work. Raises TimeoutError when it is stuck."""
    said = b""
    while said.count(BEGINS) < pieces:
        if not select.select([reading], [], [], 60)[0]:
            raise TimeoutError("the child does nothing")
        said += os.read(reading, 1) or b"("
    return said


def work_until_killed(seed: int, writing: int) -> None:
    """Works at the desk without end; a failure is a half state too, so it is shown and ends the child."""
    try:
        desk, chance = Desk("marat", seed), random.Random(seed)
        while True:
            kind, claim = chance.choice(PIECES), chance.choice(list(Claim.objects.order_by("pk")))
            prepared = desk.form(claim)
            os.write(writing, BEGINS)
            kind(desk, claim, prepared, chance)
            os.write(writing, ENDS)
    finally:
        os._exit(1)


def change(desk: Desk, claim: Claim, form: dict, chance: random.Random) -> None:
    desk.publish(claim, form)


def unpublish(desk: Desk, claim: Claim, form: dict, chance: random.Random) -> None:
    desk.unpublish(claim)


def schedule(desk: Desk, claim: Claim, form: dict, chance: random.Random) -> None:
    desk.schedule(claim)


def add(desk: Desk, claim: Claim, form: dict, chance: random.Random) -> None:
    """A new claim, or a page that a public claim still lacks."""
    if Claim.objects.count() < MOST_CLAIMS:
        claim = desk.new_claim(f"Хабар {chance.random()}")
    languages = set(LANGUAGES) - set(claim.fact_checks.values_list("locale__language_code", flat=True))
    if claim.live and languages:
        desk.new_page(claim, min(languages), str(claim.pk))


PIECES = (change, change, change, unpublish, schedule, add)
