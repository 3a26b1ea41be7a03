"""What the engine knows of the site: documents, and where they come from."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Any, Protocol


def key_of(subject: str, language: str) -> str:
    """The key of a subject's document in one language: "claim-12-kk"."""
    return f"{subject}-{language}"


def kind_of(key: str) -> str:
    """The kind of a subject or of a document's key."""
    return key.split("-", 1)[0]


def subject_of(key: str) -> str:
    """The subject of a document's key: "claim-12". Kinds and numbers have no hyphen, languages may have one."""
    return "-".join(key.split("-", 2)[:2])


def language_of(key: str) -> str:
    """The language of a document's key."""
    return key.split("-", 2)[-1]


@dataclass(frozen=True)
class Document:
    """One thing that readers can find, in one language.

    `subject` is what all its languages share: "claim-12". `text` is everything that words are matched against, the
    title included. `passages` are the short texts that a message could be about, each of which gets a vector.
    `facets` maps a filter's name to its keys; `exact` maps "url" and "text" to keys that identify the subject.
    `vectors` are those of the passages, little-endian float16 of length one, made by the embedder named `model`.
    """

    key: str
    subject: str
    kind: str
    language: str
    title: str
    text: str
    passages: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exact: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    model: str = ""
    vectors: tuple[bytes, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The same for the same content and model: what tells an index that is behind the database."""
        told = {part.name: getattr(self, part.name) for part in fields(self) if part.name != "vectors"}
        content = json.dumps(told, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(content.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Suggestion:
    """A completion of what a reader types: `kind` is claim, tag, claimant or topic."""

    kind: str
    text: str
    address: str


@dataclass(frozen=True)
class Shown:
    """How a found document is shown: a template of the app that knows it, and its context."""

    template: str
    context: Mapping[str, Any]


class Source(Protocol):
    """Where documents of one kind come from, and how readers see them; only what is public leaves it."""

    kind: str

    def documents(self, subjects: Collection[str] | None = None) -> Iterator[Document]:
        """All documents, or those of these subjects; a subject without public documents yields none."""

    def subjects(self) -> Iterator[str]:
        """The subjects of all public documents."""

    def shown(self, keys: Sequence[str], language: str) -> dict[str, Shown]:
        """How these documents look in a list for a reader of this language; keys that are not public are absent."""

    def named(self, facet: str, keys: Collection[str], language: str) -> dict[str, str]:
        """The words of a facet's keys; those it does not know are absent."""

    def simple_search(self, words: Sequence[str], language: str, limit: int) -> list[str]:
        """Keys of public documents with all of the words, newest first: asked while there is no index."""

    def suggestions(self, start: str, language: str, limit: int) -> list[Suggestion]:
        """Completions of what a reader began to type."""


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Adds a source; called when its app is ready."""
    SOURCES[source.kind] = source
