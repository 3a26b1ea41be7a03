"""Letters as people type them: invisible ones, look-alikes of another script, and what is left of Kazakh letters."""

import re
import unicodedata

# Soft hyphens, joiners, direction marks, variation selectors, byte-order marks: readers do not see them.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
APOSTROPHES = "'’‘ʼʻ`´"

_unseen = re.compile(f"[{INVISIBLE}]|[\U000e0000-\U000e01ef]")
_cyrillic = re.compile("[\u0400-\u052f]")
_latin = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")

# What looks the same in both scripts. Latin keyboards lend i and h to Kazakh; phishers lend the rest.
TO_CYRILLIC = str.maketrans("aeocpxyikhmtbnəғ", "аеосрхуікһмтвпәғ")
TO_LATIN = str.maketrans("аеосрхуікһмтвпәѕјԁԛԝɡ", "aeocpxyikhmtbnəsjdqwg")
_digits_as_letters = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s"})
_digits_as_cyrillic = str.maketrans({"0": "о", "3": "з", "6": "б"})

_digit = re.compile(r"\d")
_inside = re.compile(r"(?<=[^\W\d])\d(?=[^\W\d])|(?<=[^\W\d]{2})0$|^0(?=[^\W\d]{2})")
_kazakh = frozenset("әғқңөұүһі")

_folding = str.maketrans("әғқңөұүһіёў", "агкноуухиеу")


def normal(word: str) -> str:
    """The word in lower case and one Unicode form (NFKC), without what cannot be seen."""
    return unicodedata.normalize("NFKC", _unseen.sub("", word)).lower()


def in_one_script(word: str) -> str:
    """A lower-case word whose look-alike letters and digits belong to the script of most of its letters."""
    latin, cyrillic = bool(_latin.search(word)), bool(_cyrillic.search(word))
    if cyrillic and latin:
        cyrillic = _is_rather_cyrillic(word)
        word = word.translate(TO_CYRILLIC if cyrillic else TO_LATIN)
    if (cyrillic or latin) and _digit.search(word):
        word = _without_digits(word, cyrillic)
    return word


def _is_rather_cyrillic(word: str) -> bool:
    """Whether more letters look like Cyrillic only than like Latin only; as many of both, then whatever is more."""
    cyrillic, latin = _cyrillic.findall(word), _latin.findall(word)
    own = sum(ord(c) not in TO_LATIN for c in cyrillic) - sum(ord(c) not in TO_CYRILLIC for c in latin)
    return own > 0 or (own == 0 and len(cyrillic) >= len(latin))


def _without_digits(word: str, cyrillic: bool) -> str:
    """Digits between letters read as letters ("v1deo", "в0да"); a number with an ending ("5g", "300-ге") stays."""
    table = _digits_as_cyrillic if cyrillic else _digits_as_letters
    return _inside.sub(lambda digit: digit[0].translate(table), word)


def folded(word: str) -> str:
    """Kazakh letters as a Russian keyboard writes them: ә→а ғ→г қ→к ң→н ө→о ұ ү→у һ→х і→и, and ё→е."""
    return word.translate(_folding)


def is_cyrillic(word: str) -> bool:
    """Whether the word has a Cyrillic letter."""
    return not word.isascii() and bool(_cyrillic.search(word))


def has_kazakh_letters(word: str) -> bool:
    """Whether the word has a letter that Kazakh has and Russian lacks."""
    return not _kazakh.isdisjoint(word)
