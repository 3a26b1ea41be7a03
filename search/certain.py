"""What identifies a claim without doubt: a link where it was met, its very words, its picture."""

from collections.abc import Iterable

from .index.exact import subjects_with
from .match import Match, Why
from .text import fingerprints
from .text.addresses import links_in

# The confidence of what names a claim without doubt.
CERTAIN = 1.0


def by_address(text: str) -> list[Match]:
    """Claims that were met at an address in the text, with the place of the address in it."""
    links = {link.address: (link.start, link.end) for link in links_in(text)}
    found = subjects_with("url", links.keys()) if links else {}
    return [Match(subject, Why.ADDRESS, spans=(links[link],)) for link in links for subject in found.get(link, ())]


def by_text(text: str) -> list[Match]:
    """Claims whose very words the text is, or has in one of its parts."""
    keys = fingerprints(text)
    found = subjects_with("text", keys) if keys else {}
    return [Match(subject, Why.TEXT) for key in keys for subject in found.get(key, ())]


def once_each(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches in their order, each subject once."""
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.subject, match)
    return tuple(first.values())
