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
from collections.abc import Callable

from django.db import connections

from factcheck.claims.models import Claim, FactCheckPage, Ruling

from . import consistency
from .newsroom import LANGUAGES, Desk

BEGINS, ENDS = b"(", b")"
# A piece of work takes about as long, in seconds; the moment of death is drawn from it.
LONGEST_WAIT = 0.1
MOST_PIECES = 20
SECONDS_TO_SPEAK = 60
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


def killed_inside_work(chance: random.Random, work: Callable[[int, int], None] | None = None) -> bool:
    """One life of a child that does `work(seed, writing)`; whether it died while it was working."""
    seed = chance.randrange(10**9)
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        (work or work_until_killed)(seed, writing)
    os.close(writing)
    try:
        wait_for_a_moment_inside(reading, chance)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    said = os.read(reading, 1024)
    os.close(reading)
    return ENDS not in said


def wait_for_a_moment_inside(reading: int, chance: random.Random) -> None:
    """Returns at a random moment of a piece of work; when that was over before, at one of a later piece."""
    for _piece in range(MOST_PIECES):
        while hear(reading) != BEGINS:
            pass
        if not select.select([reading], [], [], chance.uniform(0, LONGEST_WAIT))[0]:
            return


def hear(reading: int) -> bytes:
    """The next thing that the child says. Raises TimeoutError when it is stuck or gone."""
    said = os.read(reading, 1) if select.select([reading], [], [], SECONDS_TO_SPEAK)[0] else b""
    if not said:
        raise TimeoutError("the child does nothing")
    return said


def work_until_killed(seed: int, writing: int) -> None:
    """Works at the desk without end; a failure ends the child, and its parent misses it."""
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
