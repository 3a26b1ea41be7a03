"""Pictures and pages that blocks name, fetched before the blocks are read: one question however many there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_known: ContextVar[dict[type, dict] | None] = ContextVar("known", default=None)


@contextmanager
def known_rows(rows: dict[type, dict]) -> Iterator[None]:
    """While it lasts, chooser blocks take their rows from `rows`: {model: {primary key: row}}."""
    token = _known.set(rows)
    try:
        yield
    finally:
        _known.reset(token)


class TakesKnownRows:
    """Mixin for chooser blocks: a row that is not known reads as empty."""

    def bulk_to_python(self, values) -> list[Any]:
        known = _known.get()
        if known is None or self.model_class not in known:
            return super().bulk_to_python(values)
        return [known[self.model_class].get(value) for value in values]
