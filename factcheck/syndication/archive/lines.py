"""The archive as JSON Lines, https://jsonlines.org: one ClaimReview a line, compressed."""

import json
import zlib
from collections.abc import Iterator
from functools import cache

from factcheck.claims.claimreview import claim_review
from factcheck.claims.review import Review
from factcheck.claims.reviews import publisher
from factcheck.core.pieces import in_pieces

from .entries import entries

# zlib's way to ask for a gzip file; its header then names neither time nor file, so equal archives are equal files.
GZIP = 31


def lines() -> Iterator[str]:
    """Every ClaimReview, each with its licence."""
    publishing = cache(publisher)
    for entry in entries():
        if isinstance(entry, Review):
            yield json.dumps(claim_review(entry, publishing(entry.language)), ensure_ascii=False) + "\n"


def compressed_lines() -> Iterator[bytes]:
    """The lines as a gzip file."""
    packer = zlib.compressobj(6, zlib.DEFLATED, GZIP)
    for piece in in_pieces(lines()):
        if packed := packer.compress(piece.encode()):
            yield packed
    yield packer.flush()
