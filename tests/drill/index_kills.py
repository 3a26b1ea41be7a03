"""Kills a writer of the index in the middle of its commits: `<kills> <seed>`.

One process loads the site and forks: each child changes claims and writes them to the index without a pause; its
parent kills it (SIGKILL) at a random moment inside a commit, asks the index as a reader and starts a worker.
"""

import json
import os
import random
import sys
import time

from django.conf import settings
from django.db import transaction

from factcheck.claims.models import Claim
from search.index import tasks

from . import index_state
from .kills import BEGINS, ENDS, killed_inside_work

# Words that only one claim has, and that every change keeps.
NAMES = ("бұлбұл", "қарлығаш", "тоғыз", "жиырма", "аққайың", "көкпар")


def main() -> None:
    kills, seed = map(int, sys.argv[1:])
    settings.SEARCH_EMBEDDER = ""
    index_state.quiet()
    print(json.dumps(drill(kills, random.Random(seed))))


def drill(kills: int, chance: random.Random) -> dict:
    """Kills so many writers; gives how many died inside a commit, and everything that was wrong afterwards."""
    words = named_claims()
    index_state.a_new_worker()
    inside, problems, started = 0, [], time.monotonic()
    for number in range(kills):
        inside += killed_inside_commit(list(words), chance)
        problems += [f"after kill {number}: {problem}" for problem in index_state.problems(words)]
    left = len(list(settings.SEARCH_DIR.iterdir()))
    seconds = round(time.monotonic() - started, 1)
    return {"kills": kills, "inside": inside, "problems": problems, "left": left, "seconds": seconds}


def named_claims() -> dict[str, str]:
    """Gives each public claim a word of its own: {subject: word}."""
    claims = list(Claim.objects.public().order_by("pk")[: len(NAMES)])
    for claim, name in zip(claims, NAMES, strict=False):
        Claim.objects.filter(pk=claim.pk).update(text=f"{name} туралы хабар")
    return {f"claim-{claim.pk}": name for claim, name in zip(claims, NAMES, strict=False)}


def killed_inside_commit(subjects: list[str], chance: random.Random) -> bool:
    """One life of a writer; whether it died while it was committing."""
    return killed_inside_work(chance, lambda seed, writing: write_until_killed(subjects, seed, writing))


def write_until_killed(subjects: list[str], seed: int, writing: int) -> None:
    """Changes claims and the index without end; a failure ends the child, and its parent misses it."""
    try:
        chance = random.Random(seed)
        while True:
            subject = chance.choice(subjects)
            change(subject, chance)
            os.write(writing, BEGINS)
            # Now and then all of it, as an operator would.
            tasks.writer.refresh([subject]) if chance.random() < 0.9 else tasks.writer.rebuild()
            os.write(writing, ENDS)
    finally:
        os._exit(1)


def change(subject: str, chance: random.Random) -> None:
    """Other words, or none at all; the claim's own word stays."""
    with transaction.atomic():
        claim = Claim.objects.get(pk=int(subject.split("-")[1]))
        name = claim.text.split()[0]
        Claim.objects.filter(pk=claim.pk).update(text=f"{name} туралы хабар {chance.randrange(10**6)}")
