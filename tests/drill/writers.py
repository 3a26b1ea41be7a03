"""One process that works at the desk and reports in JSON: `<role> <seed> <rounds>`."""

import json
import sys
import time
import traceback
from collections.abc import Callable

from factcheck.claims.models import Claim, FactCheckPage, Ruling

from . import consistency, newsroom
from .newsroom import LANGUAGES, Desk


def edit(seed: int) -> Callable:
    """An editor publishes claims with changing verdicts."""
    desk = Desk("marat", seed)
    return lambda number: desk.publish(some_claim(desk))


def approve(seed: int) -> Callable:
    """An author submits claims and a publisher approves them."""
    author, publisher = Desk("asel", seed), Desk("olga", seed)

    def work(number: int) -> None:
        claim = some_claim(author)
        author.submit(claim)
        publisher.approve(claim)

    return work


def schedule(seed: int) -> Callable:
    """Versions come due and are published by the scheduler."""
    desk = Desk("marat", seed)
    return lambda number: desk.schedule(some_claim(desk))


def unpublish(seed: int) -> Callable:
    """A publisher takes claims from readers."""
    desk = Desk("olga", seed)
    return lambda number: desk.unpublish(some_claim(desk))


def create(seed: int) -> Callable:
    """An editor makes and publishes claims and their pages: each round one claim and one page."""
    desk = Desk("marat", seed)

    def work(number: int) -> None:
        claim = desk.new_claim(f"Хабар {seed}-{number}")
        desk.new_page(claim, LANGUAGES[number % 3], f"{seed}-{number}")
        desk.publish(claim)

    return work


def some_claim(desk: Desk) -> Claim:
    return desk.random.choice(list(Claim.objects.order_by("pk")))


ROLES = {role.__name__: role for role in (edit, approve, schedule, unpublish, create)}


def run(role: str, seed: int, rounds: int) -> dict:
    """Works `rounds` times; gives how long each took, and what failed."""
    work, seconds, errors = ROLES[role](seed), [], []
    for number in range(rounds):
        started = time.perf_counter()
        try:
            work(number)
        except Exception:
            errors.append(traceback.format_exc())
        seconds.append(time.perf_counter() - started)
    return {"role": role, "seconds": seconds, "errors": errors}


def main() -> None:
    name, *numbers = sys.argv[1:]
    if name == "set_up":
        report = newsroom.set_up(int(numbers[0]))
    elif name == "state":
        counts = {"rulings": Ruling.objects.count(), "pages": FactCheckPage.objects.count()}
        report = {"problems": consistency.problems(), **counts}
    else:
        report = run(name, *map(int, numbers))
    print(json.dumps(report))
