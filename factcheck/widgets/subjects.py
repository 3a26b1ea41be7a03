"""What is pasted of a review: words that stay right whatever the verdict becomes."""

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.claims.review import Review
from factcheck.core.brand import branding
from factcheck.core.excerpts import shortened
from factcheck.core.quotations import in_quotation_marks

from .cards import LONGEST_CLAIM
from .codes import Subject

# Of a claim that has no headline yet.
LONGEST_TITLE = 160
# “Verdict changed on …: “…” → “…”.” in any language, with the frame around it.
LETTERS_OF_A_CHANGE = 120


def subject_of(review: Review) -> Subject:
    """The review as something to paste."""
    return Subject(
        number=review.number,
        language=review.language,
        title=lasting_title(review),
        url=review.url,
        site=review.site,
        site_name=branding(review.language).site_name,
        letters=len(review.headline) + len(review.explanation) + letters_of_claim(review) + letters_of_change(review),
    )


def letters_of_claim(review: Review) -> int:
    """How many letters of the claim the card shows, which cuts it."""
    return min(len(review.claim_translation or review.claim_text), LONGEST_CLAIM)


def letters_of_change(review: Review) -> int:
    """How many letters the line about a change of verdict has while it is news."""
    change = review.news(now())
    return LETTERS_OF_A_CHANGE + len(change.why) if change else 0


def lasting_title(review: Review) -> str:
    """The headline; without one, and once it was taken back, the claim's number and its words as a quotation."""
    if review.headline and not review.is_retracted:
        return review.headline
    text = shortened(review.claim_text, LONGEST_TITLE)
    words = text if review.is_summary else in_quotation_marks(text, review.claim_language)
    with override(review.language):
        return _("Claim №%(number)s") % {"number": review.number} + f": {words}"
