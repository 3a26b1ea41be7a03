"""A light stemmer for Kazakh: endings in the order in which the grammar adds them, taken off from the outside in."""

import re

# Written folded (ғ→г қ→к ң→н ө→о ү ұ→у і→и), because they are taken off after folding. Harmony gives most
# endings a back and a front form, the last sound of the stem a voiced and a voiceless one.
LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(layer.split())
    for layer in (
        # Who it is said of: men-мін, sen-сің, siz-сіз, biz-міз; third-person -дыр, imperative -сын.
        "мын мин бын бин пын пин сын син сыз сиз быз биз пыз пиз дыр дир тыр тир сындар синдер сыздар сиздер",
        # Case: genitive, dative, accusative, locative, ablative, instrumental; after a possessive they begin with н.
        "нын нин дын дин тын тин га ге ка ке на не ны ни ды ди ты ти да де та те нда нде дан ден тан тен нан нен "
        "мен бен пен дагы деги тагы теги ндагы ндеги",
        # Whose: my, your, his, our, your.
        "ым им ын ин сы си ымыз имиз мыз миз ыныз иниз ныз низ",
        # Plural.
        "лар лер дар дер тар тер",
    )
)
_vowel = re.compile("[аеиоуыэяюё]")
LEAST = 3


def stem(word: str) -> str:
    """The word without endings, at least three letters and one vowel long; `word` is lower-case and folded."""
    for layer in LAYERS:
        word = _without_longest(word, layer)
    return word


def _without_longest(word: str, endings: frozenset[str]) -> str:
    for length in range(min(6, len(word) - LEAST), 0, -1):
        if word[-length:] in endings and _vowel.search(word[:-length]):
            return word[:-length]
    return word
