"""Text typed with the wrong keyboard layout switched on: "ghbdtn" is "привет"."""

import re

_keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_russian = "йцукенгшщзхъфывапролджэячсмитьбюё"
_table = str.maketrans(
    _keys + _keys.upper().translate(str.maketrans("", "", "[];',.`")) + '{}:"<>~',
    _russian + "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ" + "ХЪЖЭБЮЁ",
)
_latin = re.compile("[A-Za-z]")
_latin_vowel = re.compile("[AEIOUaeiou]")
_letter = re.compile("[А-яЁё]")
_vowel = re.compile("[аеёиоуыэюя]")


def as_meant(text: str) -> str:
    """The text, or when it makes no sense in Latin letters, the same keys of a Russian keyboard, place by place."""
    return text.translate(_table) if is_wrong_layout(text) else text


def is_wrong_layout(text: str) -> bool:
    """Whether the Latin letters have hardly any vowels, and on a Russian keyboard would have as many as Russian has."""
    latin = len(_latin.findall(text))
    if latin < 6 or _letter.search(text) or len(_latin_vowel.findall(text)) >= 0.25 * latin:
        return False
    turned = _letter.findall(text.translate(_table))
    return 0.3 < len(_vowel.findall("".join(turned).lower())) / len(turned) < 0.6
