"""What every page asks and what rarely changes: made once, kept as it is in each process, forgotten by all together."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar
from uuid import uuid4

from django.core.cache import cache

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """A value for each key. The cache holds the name of its version alone: it would copy the value at every look."""

    def __init__(self, name: str, make: Callable[[str], Value], seconds: int) -> None:
        self.name, self.make, self.seconds = name, make, seconds
        self.known: dict[str, tuple[str, Value]] = {}

    def __call__(self, key: str) -> Value:
        version = cache.get_or_set(f"{self.name}-{key}", lambda: uuid4().hex, self.seconds)
        known = self.known.get(key)
        if known is None or known[0] != version:
            known = self.known[key] = version, self.make(key)
        return known[1]

    def forget(self, keys: Iterable[str]) -> None:
        """The next look makes these values anew, in every process that shares the cache."""
        cache.delete_many([f"{self.name}-{key}" for key in keys])
