"""How people without a Kazakh keyboard, or in a hurry, would have typed a query; the same for the same query."""

import random
import re
from collections.abc import Callable

_keyboard = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_latin = str.maketrans(
    dict(zip("абвгғдезийкқлмнңоөпрстуұүфхһыіьъэәё", "abvggdeziikqlmnnooprstuuufhhyi__eae", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
)
_word = re.compile(r"[^\W\d_]+")


def keyboard(text: str) -> str:
    """Kazakh as a Russian keyboard writes it."""
    return text.translate(_keyboard)


def latin(text: str) -> str:
    """Kazakh or Russian in the Latin letters of messengers."""
    return text.lower().translate(_latin)


def typos(text: str) -> str:
    """Two neighbouring letters change places in two of five words of four letters or more."""
    chance = random.Random(text)  # noqa: S311

    def swapped(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) < 4 or chance.random() >= 0.4:
            return word
        place = chance.randrange(len(word) - 1)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return _word.sub(swapped, text)


TRANSFORMS: dict[str, Callable[[str], str]] = {"keyboard": keyboard, "latin": latin, "typos": typos}
