"""Snowball's stemmers, which keep state of their own: one of each for every thread."""

import threading
from functools import lru_cache

import Stemmer

_own = threading.local()


def _stemmer(name: str) -> Stemmer.Stemmer:
    if not hasattr(_own, name):
        stemmer = Stemmer.Stemmer(name)
        stemmer.maxCacheSize = 0
        setattr(_own, name, stemmer)
    return getattr(_own, name)


@lru_cache(maxsize=20_000)
def russian(word: str) -> str:
    """The stem of a lower-case Russian word that is written without ё."""
    return _stemmer("russian").stemWord(word)


@lru_cache(maxsize=20_000)
def english(word: str) -> str:
    """The stem of a lower-case English word."""
    return _stemmer("english").stemWord(word)
