"""One document for each subject, and subjects in the order that was asked for."""

import numpy as np

from ..query import Wanted
from .catalogue import Catalogue

# Pages in the reader's language pass others that score up to so many times as much.
OWN_LANGUAGE = 1.15


def ordered(catalogue: Catalogue, scores: np.ndarray, wanted: Wanted, by_score: bool) -> list[int]:
    """The documents that score above zero, one a subject, the reader's language first among its own.

    Without words there is no relevance: the newest come first. Ties are broken by day, then by place in the index.
    """
    documents = np.flatnonzero(scores > 0)
    if not len(documents):
        return []
    chosen = _one_a_subject(catalogue, documents, scores, wanted.language)
    day = catalogue.published[chosen].astype(np.int64)
    if wanted.sort == "oldest":
        return chosen[np.lexsort((chosen, day))].tolist()
    if wanted.sort == "newest" or not by_score:
        return chosen[np.lexsort((chosen, -day))].tolist()
    own = catalogue.in_language(wanted.language)[chosen]
    score = _best_of_subject(catalogue, documents, scores)[catalogue.subject[chosen]]
    return chosen[np.lexsort((chosen, -day, -np.where(own, score * OWN_LANGUAGE, score)))].tolist()


def _one_a_subject(catalogue: Catalogue, documents: np.ndarray, scores: np.ndarray, language: str) -> np.ndarray:
    subjects = catalogue.subject[documents]
    foreign = ~catalogue.in_language(language)[documents]
    order = np.lexsort((documents, -scores[documents], foreign, subjects))
    first = np.diff(subjects[order], prepend=-1) > 0
    return documents[order][first]


def _best_of_subject(catalogue: Catalogue, documents: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """By the number of a subject, the highest score of its documents."""
    best = np.zeros(catalogue.subjects)
    np.maximum.at(best, catalogue.subject[documents], scores[documents])
    return best
