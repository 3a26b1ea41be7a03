"""What of the claims, evidence and explainers readers can find: the sources of the search."""

from search.documents import register

from .claims import ClaimSource
from .pages import EvidenceSource, ExplainerSource


def connect() -> None:
    """Registers the sources; claims come first where readers see kinds in an order."""
    for source in (ClaimSource(), EvidenceSource(), ExplainerSource()):
        register(source)
