"""Claims and the messages readers would ask about them, in Kazakh, Russian and English: our own words throughout.

`claims.jsonl` holds what is searched: the demonstration's claims and recurrent hoaxes, many of them easily confused
with a neighbour (another city, medicine, platform, sum or the opposite sense). Some have words in fewer languages.
`kk.jsonl`, `ru.jsonl`, `en.jsonl` hold messages with an answer, `none.jsonl` messages without one.

A message's `style` says how it was written. Two styles differ by language: `latin` is Kazakh in Latin letters (the
official alphabets and the everyday spelling), transliterated Russian, or English mixed with Kazakh and Russian words;
`keyboard` is Kazakh without its own letters, or Russian and English with look-alike letters of the other script or
typed with the other layout left on. `other-language` asks in a language in which the claim has no words at all.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("kk", "ru", "en")
STYLES = frozenset(
    {
        "search-words",
        "question",
        "half-sentence",
        "typos",
        "slang",
        "latin",
        "keyboard",
        "screenshot",
        "forward",
        "retelling",
        "other-language",
    }
)
UNANSWERED_STYLES = frozenset({"near-miss", "ordinary"})


@dataclass(frozen=True)
class Wording:
    text: str
    language: str


@dataclass(frozen=True)
class Claim:
    """One claim as the newsroom knows it; `titles` and `answers` are keyed by language and may lack some."""

    id: str
    titles: dict[str, str]
    answers: dict[str, str]
    text: str
    language: str
    wordings: tuple[Wording, ...]
    topics: tuple[str, ...]
    platforms: tuple[str, ...]

    @property
    def languages(self) -> frozenset[str]:
        """Every language in which the claim has any words."""
        return frozenset({self.language, *self.titles, *(wording.language for wording in self.wordings)})


@dataclass(frozen=True)
class Message:
    """What a reader typed or pasted, where no claim is the answer."""

    id: str
    text: str
    lang: str
    style: str


@dataclass(frozen=True)
class Query(Message):
    """What a reader typed or pasted; the claim `answer` must stand among the first `within` results."""

    answer: str
    within: int


@cache
def claims() -> tuple[Claim, ...]:
    return tuple(_claim(**row) for row in _rows("claims"))


@cache
def queries(language: str) -> tuple[Query, ...]:
    return tuple(Query(**row) for row in _rows(language))


@cache
def unanswered() -> tuple[Message, ...]:
    return tuple(Message(**row) for row in _rows("none"))


def _claim(*, wordings: list[dict], topics: list[str], platforms: list[str], **fields) -> Claim:
    said = tuple(Wording(**wording) for wording in wordings)
    return Claim(**fields, wordings=said, topics=tuple(topics), platforms=tuple(platforms))


def _rows(name: str) -> Iterator[dict]:
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
