"""The answer to "has it been checked?" as readers see it: in words, with each claim beside the message."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from search.checking import Candidate, Checked
from search.highlights import Piece, pieces, spans
from search.match import State, Why

from .review import Review

LONGEST_CLAIM = 600


@dataclass(frozen=True)
class Found:
    """A claim that was found, its review, and its words in the wording that is nearest to the message.

    `language` is "" for a further wording: only the database knows it.
    """

    candidate: Candidate
    review: Review
    words: str
    language: str
    terms: frozenset[str]

    @property
    def is_of_picture(self) -> bool:
        return self.candidate.match.why == Why.PICTURE

    @cached_property
    def pieces(self) -> list[Piece]:
        """The claim's words, those marked that the message has too."""
        return list(pieces(self.words[:LONGEST_CLAIM], self.terms))


def found_in(checked: Checked) -> list[Found]:
    """What was found, in its order."""
    return [beside(candidate, checked.terms) for candidate in checked.candidates]


def beside(candidate: Candidate, terms: frozenset[str]) -> Found:
    """The claim in the wording that shares most words with the message; in the reader's language where none does."""
    review = candidate.shown.context["review"]
    own = {review.claim_translation: review.language, review.claim_text: review.claim_language}
    # The headline and the answer are what we say of it.
    further = [text for text in candidate.document.passages if text not in (review.headline, review.answer)]
    words = max(filter(None, [*own, *further]), key=lambda text: len(spans(text, terms)))
    return Found(candidate, review, words, own.get(words, ""), terms)


def title_of(checked: Checked, found: Iterable[Found]) -> str:
    """The answer in a few words."""
    if checked.state == State.POSSIBLE:
        return _("Perhaps it is one of these: compare")
    if checked.state == State.NONE:
        return _("Not checked yet")
    reviews = [one.review for one in found]
    if all(review.verdict is None for review in reviews):
        return _("We are checking this now")
    if all(review.is_retracted for review in reviews):
        return _("We withdrew our check of this")
    return _("This was checked")
