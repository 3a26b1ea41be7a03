"""Rows found by words: those that the search names, or, while there is no index, those of the database itself."""

import re
from collections.abc import Sequence

from django.db.models import Exists, Model, OuterRef, Q

from search import asking
from search.query import Query

from .indexing.making import KIND, number_of
from .models.appearances import Wording

# Each word is looked for in every text: a pasted message must not become a hundred scans.
MOST_WORDS = 8
# Where readers' words are looked for, by the name of the model.
TEXTS = {
    "FactCheckPage": ("title", "answer", "claim_in_this_language", "what_is_true", "claim__text"),
    "Claim": ("text",),
    "EvidencePage": ("title", "summary", "quote", "cited_title"),
    "ExplainerPage": ("title", "summary"),
}
# Where a row names the claim whose wordings count as its own words.
CLAIM_PATHS = {"FactCheckPage": "claim", "Claim": "pk"}


def found_claims(words: str) -> list[int] | None:
    """The numbers of the public claims that the search finds, best first; None while there is no index."""
    subjects = asking.subjects(words, KIND)
    return None if subjects is None else [number_of(subject) for subject in subjects]


def having(words: Sequence[str], model: type[Model]) -> Q:
    """The rows of a model with all of the words, whatever their letters' case."""
    return Q(*(containing(word, model) for word in words[:MOST_WORDS]))


def answering(query: Query, model: type[Model]) -> Q:
    """The rows of a model with all the words of a reader's query, and with none that it leaves out."""
    return having(query.words, model) & lacking(query, model)


def lacking(query: Query, model: type[Model]) -> Q:
    """The rows of a model with nothing that a reader's query leaves out."""
    return Q(*(~containing(words, model) for words in query.excluded[:MOST_WORDS]))


def containing(word: str, model: type[Model]) -> Q:
    """The rows with this word in one of their texts, or in a wording of their claim.

    A regular expression, because SQLite's LIKE does not know upper and lower case beyond ASCII.
    """
    pattern = re.escape(word)
    condition = Q(*(Q(**{f"{field}__iregex": pattern}) for field in TEXTS[model.__name__]), _connector=Q.OR)
    if model.__name__ in CLAIM_PATHS:
        wordings = Wording.objects.filter(claim=OuterRef(CLAIM_PATHS[model.__name__]), text__iregex=pattern)
        condition = Q(Exists(wordings)) | condition
    return condition
