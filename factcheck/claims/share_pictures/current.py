"""The card that a claim has at this moment in one language."""

from ..models.claims import Claim
from ..reviews import review_of
from ..views import page_of
from .cards import ShareCard, share_card_of


def current_card(claim: Claim, language: str) -> ShareCard:
    """What readers of `language` may see of a public claim: its page's headline, or the claim itself."""
    return share_card_of(review_of(claim, language, page_of(claim, language)))
