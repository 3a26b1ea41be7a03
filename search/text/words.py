"""From a text to the terms that are indexed and asked for, each with its place in the text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from . import kazakh, latin, layouts, letters, links
from .languages import STOP_WORDS, Language, language_of
from .snowball import english, russian
from .things import things

_joined = f"{letters.INVISIBLE}\\u0300-\\u036f"
_a = letters.APOSTROPHES
_word = re.compile(rf"\d{{1,3}}(?:[   ]\d{{3}})+(?![\w])|\w[\w{_joined}]*(?:[{_a}]\w[\w{_joined}]*)*")
_camel = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])|(?<=\w)(?=[A-ZА-ЯЁ][a-zа-яё])|_+")
_apostrophe = re.compile(rf"[{_a}]s$|[{_a}]")
_blank = re.compile(r"[   ]")
# No word of a language is longer; what is told of a word is remembered, and memory must not hold what people paste.
_longest = 64
REMEMBERED = 20_000


class Token(NamedTuple):
    """A word of a text: as it reads in one script and lower case, its terms, and its place [start, end) there.

    A word whose language is open has a term for each language it may be in.
    """

    word: str
    terms: tuple[str, ...]
    start: int
    end: int


def tokens(text: str, language: str = "") -> list[Token]:
    """The words of a text that carry meaning, in order; `language` decides where the words themselves do not."""
    return [
        Token(token.word, token.terms, token.start + place, token.end + place)
        for place, line in _lines(links.without_links(text))
        for token in _tokens_of(line, language)
    ]


def words_in(text: str) -> list[tuple[str, int, int]]:
    """All words of a text, small ones too, lower-case and in one script, with their places; hashtags taken apart."""
    return [(word, start + place, end + place) for place, line in _lines(text) for word, start, end in _words_of(line)]


def terms_in(text: str) -> tuple[str, ...]:
    """The terms of all its words."""
    return tuple(dict.fromkeys(term for token in tokens(text) for term in token.terms))


def language_of_text(text: str, default: str = "en") -> str:
    """The code of the language that a text's words tell, or `default`; Latin Kazakh counts as Kazakh."""
    told = language_of([word for word, _start, _end in words_in(text)])
    return told.code.removesuffix("-latn") if told else default


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines and where each begins; a document holds one language a line."""
    place = 0
    for line in text.splitlines(keepends=True):
        yield place, line.rstrip()
        place += len(line)


def _tokens_of(line: str, otherwise: str) -> list[Token]:
    words = _words_of(line)
    language = language_of([word for word, _start, _end in words]) or Language(otherwise)
    return [
        Token(word, terms, start, end)
        for word, start, end in words
        if word not in STOP_WORDS and (terms := terms_of(word, language))
    ]


def _words_of(line: str) -> list[tuple[str, int, int]]:
    line = layouts.as_meant(line)
    return [
        (word, found.start() + begin, found.start() + stop)
        for found in _word.finditer(line)
        for begin, stop in _parts_of(line, *found.span())
        if (word := _plain(line[found.start() + begin : found.start() + min(stop, begin + _longest)]))
    ]


def _parts_of(line: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Where the words of a hashtag or a name begin and end in it; any other word is one part."""
    named = (start > 0 and line[start - 1] in "#@") or "_" in line[start:end]
    return _parts(line[start:end]) if named else ((0, end - start),)


def _parts(name: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for cut in _camel.finditer(name):
        if cut.start() > begin:
            yield begin, cut.start()
        begin = cut.end()
    if begin < len(name):
        yield begin, len(name)


@lru_cache(maxsize=REMEMBERED)
def _plain(written: str) -> str:
    word = letters.in_one_script(letters.normal(_blank.sub("", written)))
    if word.isalnum():
        return word
    return "".join(c for c in _apostrophe.sub("", word) if c.isalnum())


@lru_cache(maxsize=REMEMBERED)
def terms_of(word: str, language: Language) -> tuple[str, ...]:
    """What a lower-case word is indexed under, in a line of this language: its stems, and the things it names."""
    named = tuple(thing.replace(" ", "-") for thing in things(word))
    return (*_stems(word, language), *named)


def _stems(word: str, language: Language) -> tuple[str, ...]:
    if not letters.is_cyrillic(word):
        return _latin_terms(word, language)
    if letters.has_kazakh_letters(word):
        return (kazakh.stem(letters.folded(word)),)
    return _cyrillic_terms(letters.folded(word), language)


def _cyrillic_terms(word: str, language: Language) -> tuple[str, ...]:
    if language.sure_russian:
        return (russian(word),)
    if language.sure_kazakh:
        return (kazakh.stem(word),)
    return tuple(dict.fromkeys((kazakh.stem(word), russian(word))))


def _latin_terms(word: str, language: Language) -> tuple[str, ...]:
    if word.isdigit() or (language.sure_english and word.isascii()):
        return (english(word),)
    cyrillic = letters.folded(latin.to_cyrillic(word))
    if cyrillic in STOP_WORDS:
        return () if language.sure_latin_kazakh else (english(word),)
    turned = _cyrillic_terms(cyrillic, language) if letters.is_cyrillic(cyrillic) else ()
    if language.sure_latin_kazakh:
        return turned
    return tuple(dict.fromkeys((english(word), *turned)))
