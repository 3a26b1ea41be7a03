"""Which language a line is in: told from letters, small words and endings, each word a small piece of evidence."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from . import latin, letters

_russian_ending = re.compile(
    "(?:ость|ости|ение|ения|ений|ого|его|ому|ему|ые|ый|ий|ая|яя|ое|ую|юю|ых|их|ать|ить|еть|ают|яют|ует|уют|лся|лась|тся|ться|ами|ями|ция|ции|ство|ства|али|или|ила|ала|ет|ит|ут|ют)$"
)
_kazakh_ending = re.compile(
    "(?:лар|лер|дар|дер|тар|тер)(?:дын|дин|ды|ди|да|де|га|ге|дан|ден|мен)?$"
    "|(?:лары|лери|дары|дери|тары|тери)(?:нын|нин|н|на|не|нда|нде|нан|нен|мен)?$"
    "|(?:нын|нин|дын|дин|тын|тин|дан|ден|тан|тен|нан|нен|нда|нде|дагы|деги|тагы|теги|сынын|синин)$"
    "|(?:ады|еди|йды|йди|ган|ген|кан|кен|атын|етин|йтын|йтин|ыпты|ипти|пты|пти|ыныз|иниз|ныздар|низдер|айды|ейди)$"
    "|(?:лык|лик|дык|дик|тык|тик|сын|син|мыз|миз|ылды|илди|салды|келди)$"
)
_kazakh_latin = re.compile(
    "[äğıñöşūüǵńýáúó]|q(?!u)|zh|gh|^j|aly|yl|yp$|dy$|dan$|den$|lar$|ler$|nyn|nin$|ady$|edi$|gan$|gen$"
)


class Language(NamedTuple):
    """A language, or what is known of it: an empty code leaves all open."""

    code: str = ""

    @property
    def sure_russian(self) -> bool:
        return self.code == "ru"

    @property
    def sure_kazakh(self) -> bool:
        return self.code == "kk"

    @property
    def sure_english(self) -> bool:
        return self.code == "en"

    @property
    def sure_latin_kazakh(self) -> bool:
        return self.code == "kk-latn"


def _words(language: str) -> frozenset[str]:
    listed = (Path(__file__).parent / "stopwords" / f"{language}.txt").read_text("utf-8").split()
    return frozenset(listed) | frozenset(map(letters.folded, listed))


STOP = {language: _words(language) for language in ("kk", "ru", "en")}
STOP_WORDS = STOP["kk"] | STOP["ru"] | STOP["en"]


def language_of(words: Sequence[str]) -> Language | None:
    """The language of a line, or None when its words do not tell."""
    cyrillic = [word for word in words if letters.is_cyrillic(word)]
    if 2 * len(cyrillic) >= len(words) or not words:
        return _stronger("kk", _sum(cyrillic, _kazakh), "ru", _sum(cyrillic, _russian_word))
    latin_words = [word for word in words if not letters.is_cyrillic(word)]
    return _stronger("kk-latn", _sum(latin_words, _latin_kazakh), "en", _sum(latin_words, _english))


def _sum(words: Iterable[str], evidence) -> float:
    return sum(map(evidence, words))


def _stronger(one: str, weight: float, other: str, weight_of_other: float) -> Language | None:
    if weight >= 1.5 * weight_of_other + 1:
        return Language(one)
    if weight_of_other >= 1.5 * weight + 1:
        return Language(other)
    return None


@lru_cache(maxsize=20_000)
def _kazakh(word: str) -> float:
    if letters.has_kazakh_letters(word):
        return 2
    return 2 * (word in STOP["kk"]) or 1.0 * bool(_kazakh_ending.search(letters.folded(word)))


@lru_cache(maxsize=20_000)
def _russian_word(word: str) -> float:
    if letters.has_kazakh_letters(word):
        return 0
    return 2 * (word in STOP["ru"]) or 1.0 * bool(_russian_ending.search(word) or re.search("[щъё]|ь", word))


@lru_cache(maxsize=20_000)
def _latin_kazakh(word: str) -> float:
    if not word.isascii():
        return 1.5
    return 2 * (letters.folded(latin.to_cyrillic(word)) in STOP["kk"] | STOP["ru"]) or 1.0 * bool(
        _kazakh_latin.search(word)
    )


@lru_cache(maxsize=20_000)
def _english(word: str) -> float:
    return 2 * (word in STOP["en"]) or 1.0 * bool(
        re.search("(?:ing|ed|tion|ment|ly|ness|able|ous|th|w|ck|er|ee|oo|qu)$|th|wh|^w|x|ck|ee|oo|qu", word)
    )
