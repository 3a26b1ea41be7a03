"""Sums and counts in a text, however they are written: "150 мың", "150 000", "150k", and as a screen reads them."""

import re
from collections.abc import Iterator

_times = (
    (1e9, ("миллиард", "млрд", "billion")),
    (1e6, ("миллион", "млн", "million")),
    (1e3, ("мың", "мын", "myn", "тысяч", "тыс", "thousand", "косар")),
)
_unit = re.compile(
    "[%₸$€]|тг|тен?г|тең?г|tenge|kzt|процент|пайыз|perc|лет|жас|year|доллар|dollar|рубл|евро|euro|аек|мрп|мзп|балл"
)
_clock = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)")
_zero = re.compile(r"(?<=\d)[oо]+")
_zeros = re.compile(r"(?<=\d )[oо]{3}(?!\w)")
_number = re.compile(
    r"(?<!\w)(\d{1,3}(?:[  .,]\d{3})+|\d+(?:[.,]\d{1,2})?)(?!\d)[\s-]*([%₸$€]|[^\W\d_]+)?", re.IGNORECASE
)
LARGE = 10_000


def numbers(text: str) -> set[float]:
    """Numbers that count something: with a unit or "thousand", or large; hours, days and house numbers do not."""
    text = _zeros.sub("000", _zero.sub(lambda found: "0" * len(found[0]), text.lower()))
    return {value for found in _number.finditer(_clock.sub(" ", text)) for value in _values(found)}


def _values(found: re.Match[str]) -> Iterator[float]:
    written, after = found[1], found[2] or ""
    times = next((times for times, words in _times if after.startswith(words)), 1000.0 if after in ("k", "к") else 1.0)
    groups = re.split(r"[  .,](?=\d{3})", written)
    value = float("".join(groups)) if len(groups) > 1 else float(written.replace(",", "."))
    if times > 1 or value >= LARGE or _unit.match(after):
        yield value * times
        # "АИ-92 500 тенге" is five hundred.
        if len(groups) > 1 and float(groups[-1]):
            yield float(groups[-1]) * times
