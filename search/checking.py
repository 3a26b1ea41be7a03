"""Has it been checked? What identifies a message without doubt comes first, then what the engine finds alike."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PIL import Image

from . import asking, certain, seeing
from .documents import SOURCES, Document, Shown, kind_of
from .engines.base import IndexUnusable
from .excerpts import cut_out
from .highlights import Piece, spans, terms_of
from .match import POSSIBLE, Answer, Match, State, Why
from .text.messages import without_filler

MOST_POSSIBLE = 5
# An address may carry many claims; a page that lists a hundred answers nobody.
MOST_EXACT = 10


@dataclass(frozen=True)
class Candidate:
    """A claim that a message is about, or may be about, and how readers see it.

    `own` are the parts of the message that speak for it, in pieces, the words that it shares marked.
    """

    match: Match
    document: Document
    shown: Shown
    own: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Checked:
    """The answer to a reader: `text` is all that was compared, `read` is what of it stood in the picture.

    `terms` are the forms of its words, by which a claim's own words are marked. `is_partial` while the index is out of
    order, so that only what is certain could be looked for.
    """

    state: State
    candidates: tuple[Candidate, ...] = ()
    text: str = ""
    read: str = ""
    terms: frozenset[str] = frozenset()
    is_partial: bool = False


def check(written: str, picture: Image.Image | None, language: str) -> Checked:
    """What is known about a reader's text and picture, as a reader of `language` sees it."""
    read = seeing.words_in(picture) if picture else ""
    text = "\n\n".join(filter(None, [written, read]))
    answer = answer_to(text, picture)
    found = tuple(candidates(answer, text, language))
    if found:
        return Checked(answer.state, found, text, read, terms_of(without_filler(text)))
    # What was taken from the site a moment ago is no answer any more.
    return Checked(State.NONE, text=text, read=read, is_partial=not can_compare())


def answer_to(text: str, picture: Image.Image | None) -> Answer:
    """The state and the claims' names alone."""
    pictured = seeing.by_picture(picture) if picture else []
    seen = [match for match in pictured if match.confidence == certain.CERTAIN]
    sure = certain.once_each([*certain.by_address(text), *certain.by_text(text), *seen])
    if sure:
        return Answer(State.EXACT, sure[:MOST_EXACT])
    alike = certain.once_each([*pictured, *likely(text)])
    return Answer(State.POSSIBLE if alike else State.NONE, alike[:MOST_POSSIBLE])


def likely(text: str) -> list[Match]:
    """The claims that the engine takes for likely, the likeliest first."""
    hits = asking.match(text) if text else ()
    return [
        Match(hit.subject, Why.WORDS, hit.confidence, hit.key, hit.matched)
        for hit in hits
        if hit.confidence >= POSSIBLE
    ]


def can_compare() -> bool:
    """Whether the index answers at this moment."""
    try:
        return asking.ask(lambda reader: True)
    except IndexUnusable:
        return False


def candidates(answer: Answer, text: str, language: str) -> Iterator[Candidate]:
    """Each match as readers see it, in their language where it has words there."""
    documents = documents_of({match.subject for match in answer.matches})
    best = {subject: nearest(found, language) for subject, found in documents.items()}
    shown = asking.shown([document.key for document in best.values()], language)
    for match in answer.matches:
        document = best.get(match.subject)
        if document and document.key in shown:
            yield Candidate(match, document, shown[document.key], own_words(match, document, text))


def documents_of(subjects: Collection[str]) -> dict[str, list[Document]]:
    """The public documents of the subjects, by subject."""
    found: dict[str, list[Document]] = {}
    for kind, source in SOURCES.items():
        asked = [subject for subject in subjects if kind_of(subject) == kind]
        for document in source.documents(asked) if asked else ():
            found.setdefault(document.subject, []).append(document)
    return found


def nearest(documents: list[Document], language: str) -> Document:
    """The document in the reader's language, else the one that is first."""
    return next((document for document in documents if document.language == language), documents[0])


def own_words(match: Match, document: Document, text: str) -> tuple[Piece, ...]:
    """The parts of the message that speak for a match; none where a picture does."""
    if match.why == Why.PICTURE:
        return ()
    return cut_out(text, match.spans or spans(without_filler(text), terms_of(*document.passages)))
