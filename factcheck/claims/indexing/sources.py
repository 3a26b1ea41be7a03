"""Joins the record to the search."""

from search.documents import register

from . import signals
from .claims import ClaimSource
from .pages import EvidenceSource, ExplainerSource


def connect() -> None:
    """Registers the sources, claims first, and listens to what changes them."""
    for source in (ClaimSource(), EvidenceSource(), ExplainerSource()):
        register(source)
    signals.connect()
