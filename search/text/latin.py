"""Kazakh and Russian in Latin letters, back in Cyrillic: the alphabet of 2021 and what people type in messengers."""

import re

# Longest first. Where spellings compete, the one that a reader of the chat would guess.
PAIRS: tuple[tuple[str, str], ...] = (
    ("shch", "щ"),
    ("sch", "щ"),
    ("zh", "ж"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("gh", "г"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "е"),
    ("ye", "е"),
    ("ia", "ия"),
    ("iy", "ий"),
    ("yi", "ый"),
    ("yy", "ый"),
)
SINGLE = dict(
    zip("abcdefghijklmnopqrstuvwxyzäáğǵñńöóşśūúüýıçéë", "абсдефгхижклмнопкрстувухызааггнноошшууууычее", strict=True)
)
_pair = re.compile("|".join(pair for pair, _ in PAIRS))
# After a vowel, i and y are the short й: "boi", "mai", "deidi".
_short = re.compile("(?<=[aeouäöüūı])[iy](?![aou])|^y(?=[aeiou])")


def to_cyrillic(word: str) -> str:
    """A lower-case Latin word as a Kazakh or Russian reader would write it; what is not a letter stays."""
    word = _short.sub("й", word)
    word = _pair.sub(lambda found: dict(PAIRS)[found[0]], word)
    return "".join(SINGLE.get(c, c) for c in word)
