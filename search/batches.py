"""Many things, some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things in their order, in lists of `size`; the last one may be shorter."""
    waiting = iter(things)
    while batch := list(islice(waiting, size)):
        yield batch
