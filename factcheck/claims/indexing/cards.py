"""How found claims look in a list: the same card as everywhere."""

from collections.abc import Mapping
from dataclasses import replace

from search.documents import Shown

from ..models.claims import Claim
from ..models.fact_checks import FactCheckPage
from ..review import Review
from ..reviews import review_of
from ..scale import BEING_CHECKED, words_of

TEMPLATE = "claims/components/card.html"


def review_cards(asked: Mapping[str, tuple[int, str]], language: str) -> dict[str, Shown]:
    """The card of each key's (claim, language), for a reader of `language`; what is not public is left out."""
    numbers = {number for number, _language in asked.values()}
    claims = {claim.pk: claim for claim in Claim.objects.public().filter(pk__in=numbers).for_listing()}
    pages = FactCheckPage.objects.published().filter(claim__in=claims).as_words().order_by("pk")
    words: dict[int, dict[str, FactCheckPage]] = {number: {} for number in claims}
    for page in pages:
        words[page.claim_id][page.language] = page
    return {
        key: Shown(TEMPLATE, {"review": card(claims[number], nearest(words[number], own, language), language)})
        for key, (number, own) in asked.items()
        if number in claims
    }


def nearest(words: dict[str, FactCheckPage], *languages: str) -> FactCheckPage | None:
    """The page in the first of the languages that has one, or any; None while nothing is written."""
    found = (words[language] for language in languages if language in words)
    return next(found, None) or next(iter(words.values()), None)


def card(claim: Claim, page: FactCheckPage | None, language: str) -> Review:
    """The claim with the words of a page; what we say of it in the reader's language.

    Without any page it leads to the claim's own view in the reader's language.
    """
    if page is None:
        return review_of(claim, language)
    review = review_of(claim, page.language, page)
    return replace(review, shown_verdict=words_of(claim.ruling and claim.ruling.verdict_id, language) or BEING_CHECKED)
