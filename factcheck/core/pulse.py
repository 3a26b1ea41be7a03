"""Signs of life: what works in the background says that it does, and others can see how long ago."""

import time

from django.core.cache import caches


def beat(name: str) -> None:
    """Says that `name` is alive now."""
    caches["shared"].set(f"pulse-{name}", time.time(), None)


def silence(name: str) -> float:
    """Seconds since `name` was alive last; endless when it never was."""
    return time.time() - caches["shared"].get(f"pulse-{name}", float("-inf"))
