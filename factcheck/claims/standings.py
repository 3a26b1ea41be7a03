"""Where a claim stands: what we say about a number today, for everything that shows it outside of its own page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from factcheck.core.heads import LanguageLink
from factcheck.core.languages import content_languages

from .facts import facts_in_force
from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .review import Review
from .reviews import review_of
from .withdrawals import withdrawn_at


@dataclass(frozen=True)
class Standing:
    """What is known of `number` in `language`.

    `review` is the claim's, or that of the claim it was merged into; None once that was withdrawn, at
    `withdrawn_at` where the log has it. `words` leads to the fact-check in each language that has one.
    """

    number: int
    language: str
    review: Review | None = None
    words: tuple[LanguageLink, ...] = ()
    withdrawn_at: datetime | None = None

    @property
    def is_merged(self) -> bool:
        """Whether another number stands for it."""
        return bool(self.review) and self.review.number != self.number

    @property
    def is_withdrawn(self) -> bool:
        return self.review is None

    @property
    def elsewhere(self) -> tuple[LanguageLink, ...]:
        """The fact-checks in other languages, where there is none in this one."""
        return () if self.review and self.review.headline else self.words


def standing(number: int, language: str) -> Standing | None:
    """Where the claim stands; None for a number that readers never met. Three queries at most.

    Names that the catalogues translate come in the active language: make `language` the active one.
    """
    claim = Claim.objects.standing_for(number)
    if claim is None or not (claim.is_public or claim.first_published_at):
        return None
    if not claim.is_public:
        taken = withdrawn_at(claim)
        return Standing(number, language, withdrawn_at=taken and localtime(taken))
    pages = {page.language: page for page in FactCheckPage.objects.published().filter(claim=claim).as_words()}
    page = pages.get(language)
    review = review_of(claim, language, page, facts=facts_in_force(claim, language, page))
    links = (LanguageLink(code, name, pages[code].url) for code, name in content_languages() if code in pages)
    return Standing(number, language, review, tuple(links))
