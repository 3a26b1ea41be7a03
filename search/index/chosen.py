"""The engine and the place of the index, as the settings name them."""

from django.conf import settings
from django.utils.module_loading import import_string

from ..engines.base import Engine
from ..semantic.current import embedder
from .generations import Generations


def is_on() -> bool:
    """Whether the site has an engine; without one the database answers."""
    return bool(settings.SEARCH_ENGINE)


def engine() -> Engine:
    return import_string(settings.SEARCH_ENGINE)(embedder)


def made_by() -> str:
    """Which engine, in which version, an index must have been written by to be read."""
    return f"{settings.SEARCH_ENGINE} {getattr(engine(), 'version', 1)}"


def generations() -> Generations:
    return Generations(settings.SEARCH_DIR)
