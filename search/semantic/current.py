"""The model that the settings name, while it can be used."""

import logging
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Embedder
from .watched import Watched

logger = logging.getLogger(__name__)


def embedder() -> Embedder | None:
    """The site's embedder; None when there is none, or when it failed or was slow lately."""
    watched = _watched(settings.SEARCH_EMBEDDER, str(settings.SEARCH_MODEL_DIR))
    return watched if watched and not watched.rests else None


def made(path: str, directory: str) -> Embedder:
    """The embedder of this name; a directory is for models that operators bring. Raises whatever it raises."""
    kind = import_string(path)
    return kind(directory) if directory else kind()


@cache
def _watched(path: str, directory: str) -> Watched | None:
    """One for each process, as a model takes memory."""
    if not path:
        return None
    try:
        return Watched(made(path, directory))
    except Exception as error:  # whatever a foreign package raises
        logger.warning("Search goes without vectors: %s: %s", path, error)
        return None
