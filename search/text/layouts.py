"""Text typed with the wrong keyboard layout switched on: "ghbdtn" is "привет", and "руддщ" is "hello"."""

import re

_keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + "QWERTYUIOPASDFGHJKLZXCVBNM" + '{}:"<>~'
_russian = "йцукенгшщзхъфывапролджэячсмитьбюё" + "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ" + "ХЪЖЭБЮЁ"
_to_russian, _to_latin = str.maketrans(_keys, _russian), str.maketrans(_russian, _keys)
_latin, _latin_vowel = re.compile("[A-Za-z]"), re.compile("[AEIOUaeiou]")
_cyrillic = re.compile("[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_cyrillic_vowel = re.compile("[аеёиоуыэюяәөұүі]", re.IGNORECASE)
# Shorter texts may be anything: "sms", "html", "взгляд".
_least = 6


def as_meant(text: str) -> str:
    """The text, or when it makes no sense in its letters, the same keys of the other keyboard, place by place."""
    if _makes_no_sense(text, _latin, _latin_vowel, _cyrillic):
        turned = text.translate(_to_russian)
        return turned if 0.3 < _share(turned, _cyrillic, _cyrillic_vowel) < 0.6 else text
    if _makes_no_sense(text, _cyrillic, _cyrillic_vowel, _latin):
        turned = text.translate(_to_latin)
        return turned if 0.3 < _share(turned, _latin, _latin_vowel) < 0.5 else text
    return text


def _makes_no_sense(text: str, letter: re.Pattern, vowel: re.Pattern, foreign: re.Pattern) -> bool:
    if foreign.search(text):
        return False
    count = len(letter.findall(text))
    return count >= _least and len(vowel.findall(text)) < 0.28 * count


def _share(text: str, letter: re.Pattern, vowel: re.Pattern) -> float:
    """Vowels among the letters."""
    return len(vowel.findall(text)) / max(len(letter.findall(text)), 1)
