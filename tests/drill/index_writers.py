"""Several processes that write to one index: `refresh <seed> <rounds>` or `rebuild <seed> <rounds>`."""

import json
import random
import sys
import time

from django.conf import settings

from factcheck.claims.models import Claim
from search.index import locking
from search.index.writing import Writer

from . import index_state
from .index_kills import NAMES, change, named_claims


def main() -> None:
    settings.SEARCH_EMBEDDER = ""
    index_state.quiet()
    print(json.dumps(PIECES[sys.argv[1]](*map(int, sys.argv[2:]))))


def set_up() -> dict:
    words = named_claims()
    index_state.a_new_worker()
    return words


def write(seed: int, rounds: int) -> dict:
    """Changes claims and follows with the index, again and again."""
    said: list[int] = []
    chance, writer = random.Random(seed), Writer(patience=60, say=lambda: said.append(1))
    subjects = sorted(named())
    for _round in range(rounds):
        subject = chance.choice(subjects)
        change(subject, chance)
        writer.refresh([subject])
    return {"waited": len(said)}


def rebuild(seed: int, rounds: int) -> dict:
    """Builds the index anew, again and again; says calmly when it had to wait."""
    said = []
    for _round in range(rounds):
        Writer(patience=60, say=lambda: said.append(1)).rebuild()
    return {"waited": len(said)}


def impatient(seed: int, rounds: int) -> dict:
    """Tries without waiting: it is told that another process writes, and nothing else."""
    busy = 0
    for _round in range(rounds):
        try:
            Writer(patience=0).rebuild()
        except locking.Busy:
            busy += 1
        time.sleep(0.01)
    return {"busy": busy}


def read(seed: int, rounds: int) -> dict:
    """Asks while others write: what a reader would miss."""
    words, missed = named(), []
    for _round in range(rounds):
        missed += index_state.answers(words)
    return {"missed": missed}


def state() -> dict:
    return {"problems": index_state.problems(named())}


def named() -> dict[str, str]:
    """The claims and the word that each of them keeps."""
    claims = Claim.objects.public().order_by("pk").values_list("pk", flat=True)[: len(NAMES)]
    return {f"claim-{pk}": name for pk, name in zip(claims, NAMES, strict=False)}


PIECES = {"set_up": set_up, "write": write, "rebuild": rebuild, "impatient": impatient, "read": read, "state": state}
