"""Words and numbers of other outlets as verdicts of ours; what is not known is never guessed."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from factcheck.claims.claimreview import BEST, WORST
from factcheck.claims.models import Verdict

from .records import Rating, Record, Unreadable, Unusable

OURS = Path(__file__).parent / "verdict_words.toml"


class UnknownWord(Unusable):
    """Nothing in the record names a verdict that this site knows."""

    def __init__(self, word: str) -> None:
        self.word = word
        super().__init__(f"no verdict is known for “{word}”" if word else "it names no verdict")


@dataclass(frozen=True)
class Scale:
    """The verdicts of this site: by their keys, by the words that stand for them, by numbers from 1 to 5."""

    verdicts: dict[str, Verdict]
    words: dict[str, str]
    numbers: dict[str, str]
    # What a record of an unknown word becomes; without one it is not imported.
    otherwise: str = ""

    def knows(self, word: str) -> bool:
        """Whether the word names a verdict."""
        return plain(word) in self.words

    def verdict_of(self, record: Record) -> Verdict:
        """The verdict of a record. Raises UnknownWord, or Unusable when the verdict is switched off here."""
        known = (self.words[plain(word)] for word in record.verdict_words if self.knows(word))
        key = next(known, "") or self.key_of_number(record.rating) or self.otherwise
        if not key:
            raise UnknownWord(next(iter(record.verdict_words), ""))
        verdict = self.verdicts[key]
        if not verdict.is_active:
            raise Unusable(f"the verdict “{key}” is switched off here: switch it on, or map the word to another")
        return verdict

    def key_of_number(self, rating: Rating | None) -> str:
        """The key for a number on a scale of any length, or "" between two steps."""
        if rating is None or rating.best == rating.worst:
            return ""
        step = WORST + (BEST - WORST) * (rating.value - rating.worst) / (rating.best - rating.worst)
        return self.numbers.get(f"{step:g}", "")


def scale(own_words: Path | None = None, otherwise: str = "") -> Scale:
    """The scale with our words and those of the operator's file, which come first.

    Raises Unreadable when the file is none, names a verdict that this site has not, or gives a word to two verdicts.
    """
    verdicts = {verdict.key: verdict for verdict in Verdict.objects.with_labels()}
    if otherwise and otherwise not in verdicts:
        raise Unreadable(f"this site has no verdict “{otherwise}”")
    words, numbers = listed(OURS, verdicts)
    for verdict in verdicts.values():
        names = [verdict.key, *verdict.names().values()]
        words |= {plain(name): verdict.key for name in names}
    if own_words:
        more_words, more_numbers = listed(own_words, verdicts, is_own=True)
        words, numbers = words | more_words, numbers | more_numbers
    return Scale(verdicts, words, numbers, otherwise)


def listed(path: Path, verdicts: dict[str, Verdict], is_own: bool = False) -> tuple[dict[str, str], dict[str, str]]:
    """Words and numbers of one file. Verdicts that a newsroom took off its scale are passed over in ours only."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        keys = {plain(word): key for key, words in told.get("words", {}).items() for word in words}
        count = sum(len({plain(word) for word in words}) for words in told.get("words", {}).values())
        numbers = {str(number): str(key) for number, key in told.get("numbers", {}).items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise Unreadable(f"{path.name} cannot be read: {error}") from error
    if len(keys) != count:
        raise Unreadable(f"{path.name} gives one word to two verdicts")
    unknown = sorted({*told.get("words", {}), *numbers.values()} - set(verdicts))
    if is_own and unknown:
        raise Unreadable(f"{path.name} names verdicts that this site has not: {', '.join(unknown)}")
    return (
        {word: key for word, key in keys.items() if key in verdicts},
        {number: key for number, key in numbers.items() if key in verdicts},
    )


def plain(word: str) -> str:
    """The word without case, signs and the two dots of ё: "«ФЕЙК!»" is фейк."""
    letters = normalize("NFKC", word).casefold().replace("ё", "е")
    return " ".join(re.findall(r"\w+", letters))
