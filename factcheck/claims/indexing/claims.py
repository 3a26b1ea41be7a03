"""Claims as readers find them: one document for each language in which a public claim has a page."""

from collections.abc import Collection, Iterator, Sequence

from search.batches import batches
from search.documents import Document, Shown, Suggestion, language_of

from ..models.claims import Claim
from . import completions, names, plainly
from .cards import review_cards
from .gathering import Gathered
from .making import KIND, claim_documents, number_of, subject_for

# Claims whose documents are made at once.
BATCH = 500


class ClaimSource:
    """Public claims. One without a page stands in its own language, so that it is found while it is being checked."""

    kind = KIND

    def subjects(self) -> Iterator[str]:
        for number in Claim.objects.public().order_by("pk").values_list("pk", flat=True).iterator():
            yield subject_for(number)

    def documents(self, subjects: Collection[str] | None = None) -> Iterator[Document]:
        asked = self.subjects() if subjects is None else sorted(subjects)
        for batch in batches(asked, BATCH):
            gathered = Gathered([number_of(subject) for subject in batch])
            for claim in gathered.claims:
                yield from claim_documents(claim, gathered)

    def shown(self, keys: Sequence[str], language: str) -> dict[str, Shown]:
        return review_cards({key: (number_of(key), language_of(key)) for key in keys}, language)

    def named(self, facet: str, keys: Collection[str], language: str) -> dict[str, str]:
        return names.named(facet, keys, language)

    def simple_search(self, words: Sequence[str], language: str, limit: int) -> list[str]:
        return plainly.found(words, language, limit)

    def suggestions(self, start: str, language: str, limit: int) -> list[Suggestion]:
        return completions.of_claims(start, language, limit)
