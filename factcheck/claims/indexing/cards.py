"""How found claims look in a list: the same card as everywhere."""

from collections.abc import Collection, Mapping
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
    pages = pages_of(claims)
    nearest = {key: nearest_of(pages.get(number, {}), own, language) for key, (number, own) in asked.items()}
    words = FactCheckPage.objects.filter(pk__in=set(nearest.values())).as_words().in_bulk()
    return {
        key: Shown(TEMPLATE, {"review": card(claims[number], words.get(nearest[key]), language)})
        for key, (number, _own) in asked.items()
        if number in claims
    }


def pages_of(claims: Collection[int]) -> dict[int, dict[str, int]]:
    """The numbers of the claims' published pages by their languages: most of them will not be shown."""
    found: dict[int, dict[str, int]] = {}
    pages = FactCheckPage.objects.published().filter(claim__in=claims).order_by("pk")
    for number, language, pk in pages.values_list("claim", "locale__language_code", "pk"):
        found.setdefault(number, {})[language] = pk
    return found


def nearest_of(pages: dict[str, int], *languages: str) -> int | None:
    """The page in the first of the languages that has one, or any; None while nothing is written."""
    found = (pages[language] for language in languages if language in pages)
    return next(found, None) or next(iter(pages.values()), None)


def card(claim: Claim, page: FactCheckPage | None, language: str) -> Review:
    """The claim with the words of a page; what we say of it in the reader's language.

    Without any page it leads to the claim's own view in the reader's language.
    """
    if page is None:
        return review_of(claim, language)
    review = review_of(claim, page.language, page)
    return replace(review, shown_verdict=words_of(claim.ruling and claim.ruling.verdict_id, language) or BEING_CHECKED)
