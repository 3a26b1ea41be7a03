"""Keys for texts that are the same to a reader, whatever forwarding did to their letters."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from hashlib import sha256

from . import letters, links, messages
from .words import words_in

LEAST_WORDS = 4
LEAST_LETTERS = 25
MOST_SENTENCES = 3


def fingerprint(text: str) -> str:
    """The same for texts that differ in Unicode form, look-alikes, emoji, punctuation, case, links or filler.

    Empty for a text too short to be told from others: fewer than four words or 25 letters.
    """
    return _key([word for word, _place in _words(text)])


def fingerprints(text: str) -> tuple[str, ...]:
    """Those of the whole message, of its paragraphs, and of its runs of up to three sentences, each once."""
    words = _words(text)
    places = [place for _word, place in words]
    bare = [word for word, _place in words]
    keys = (_key(bare[bisect_left(places, start) : bisect_left(places, end)]) for start, end in _parts(text))
    return tuple(dict.fromkeys(key for key in keys if key))


def _parts(text: str) -> Iterator[tuple[int, int]]:
    yield 0, len(text)
    yield from messages.paragraphs(text)
    for size in range(1, MOST_SENTENCES + 1):
        yield from messages.windows(text, size)


def _words(text: str) -> list[tuple[str, int]]:
    """Words without the letters that differ between keyboards, and where each begins in the text."""
    plain = messages.without_filler(links.without_links(text))
    return [(letters.folded(word), start) for word, start, _end in words_in(plain)]


def _key(words: Sequence[str]) -> str:
    if len(words) < LEAST_WORDS or sum(map(len, words)) < LEAST_LETTERS:
        return ""
    return sha256(" ".join(words).encode()).hexdigest()[:32]
