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

_folding = str.maketrans("әғқңөұүһіёў", "агкноуухиеу")


def normal(word: str) -> str:
    """The word in lower case and one Unicode form (NFKC), without what cannot be seen."""
    return unicodedata.normalize("NFKC", _unseen.sub("", word)).lower()


def in_one_script(word: str) -> str:
    """A lower-case word whose look-alike letters and digits belong to the script of most of its letters."""
    cyrillic, latin = len(_cyrillic.findall(word)), len(_latin.findall(word))
    if cyrillic and latin:
        cyrillic, latin = _own_letters(word)
        word = word.translate(TO_CYRILLIC if cyrillic >= latin else TO_LATIN)
    if cyrillic + latin >= 2 and any(c.isdigit() for c in word):
        word = _without_digits(word, cyrillic > latin)
    return word


def _own_letters(word: str) -> tuple[int, int]:
    """How many letters look like Cyrillic only and like Latin only; when none does, the majority decides."""
    cyrillic = [c for c in word if _cyrillic.match(c)]
    latin = [c for c in word if _latin.match(c)]
    own = sum(ord(c) not in TO_LATIN for c in cyrillic), sum(ord(c) not in TO_CYRILLIC for c in latin)
    return own if own[0] != own[1] else (len(cyrillic), len(latin))


def _without_digits(word: str, cyrillic: bool) -> str:
    """Digits between letters read as letters ("v1deo", "в0да"); a number with an ending ("5g", "300-ге") stays."""
    inside = re.compile(r"(?<=[^\W\d])\d(?=[^\W\d])|(?<=[^\W\d]{2})0$|^0(?=[^\W\d]{2})")
    table = _digits_as_cyrillic if cyrillic else _digits_as_letters
    return inside.sub(lambda digit: digit[0].translate(table), word)


def folded(word: str) -> str:
    """Kazakh letters as a Russian keyboard writes them: ә→а ғ→г қ→к ң→н ө→о ұ ү→у һ→х і→и, and ё→е."""
    return word.translate(_folding)


def is_cyrillic(word: str) -> bool:
    """Whether the word has a Cyrillic letter."""
    return bool(_cyrillic.search(word))


def has_kazakh_letters(word: str) -> bool:
    """Whether the word has a letter that Kazakh has and Russian lacks."""
    return any(c in "әғқңөұүһі" for c in word)
