"""What identifies a claim without any doubt: the addresses where it was met and the very words of a message."""

from collections.abc import Collection, Sequence
from typing import Any

from search.text import fingerprint


def exact_keys(
    claim: Any, wordings: Sequence[str], pages: Sequence[Any], addresses: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Canonical addresses, and fingerprints of every text that a reader might paste as it stands."""
    words = [text for page in pages for text in (page.claim_in_this_language, page.title)]
    texts = {fingerprint(text) for text in [claim.text, *wordings, *words]}
    return {"url": tuple(sorted(addresses)), "text": tuple(sorted(texts - {""}))}
