"""Keys for texts that are the same to a reader, whatever forwarding did to their letters."""

from collections.abc import Iterable
from hashlib import sha256

from . import letters, links, messages
from .words import words_in

LEAST_WORDS = 5
LEAST_LETTERS = 25


def fingerprint(text: str) -> str:
    """The same for texts that differ in Unicode form, look-alikes, emoji, punctuation, case, links or filler.

    Empty for a text too short to be told from others: fewer than five words or 25 letters.
    """
    words = [
        letters.folded(word) for word, _start, _end in words_in(messages.without_filler(links.without_links(text)))
    ]
    return _key(words)


def fingerprints(text: str) -> tuple[str, ...]:
    """Those of the whole message, its paragraphs, and its runs of up to three sentences."""
    parts = [text, *text.splitlines()]
    parts += [text[start:stop] for size in (1, 2, 3) for start, stop in messages.windows(text, size)]
    return tuple(dict.fromkeys(key for part in parts if (key := fingerprint(part))))


def _key(words: Iterable[str]) -> str:
    words = list(words)
    if len(words) < LEAST_WORDS or sum(map(len, words)) < LEAST_LETTERS:
        return ""
    return sha256(" ".join(words).encode()).hexdigest()[:32]
