"""The archive claim by claim: every review that machines are told, and every one that was taken back."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from factcheck.claims.emitted import emitted, pages_with_verdict
from factcheck.claims.models import Claim
from factcheck.claims.review import Review
from factcheck.claims.taken_back import TakenBack, taken_back

# Claims that are read and held in memory at a time.
CLAIMS_AT_ONCE = 60


def claim_numbers() -> Iterator[list[int]]:
    """The numbers of all claims that readers ever saw, in their order, some at a time.

    Each portion is a question of its own: a reader who is slow, or gone, keeps no cursor and no transaction open.
    """
    seen = Claim.objects.filter(Q(live=True) | Q(first_published_at__isnull=False)).order_by("pk")
    last = 0
    while numbers := list(seen.filter(pk__gt=last).values_list("pk", flat=True)[:CLAIMS_AT_ONCE]):
        yield numbers
        last = numbers[-1]


def entries() -> Iterator[Review | TakenBack]:
    """All of the archive, by number and language."""
    for numbers in claim_numbers():
        found = [*(told := reviews(numbers)).values(), *taken_back(numbers, told)]
        yield from sorted(found, key=lambda entry: (entry.number, entry.language))


def reviews(numbers: Iterable[int]) -> dict[int, Review]:
    """The reviews of these claims that machines are told, by the primary key of their page."""
    pages = pages_with_verdict().filter(claim__in=numbers, first_published_at__isnull=False)
    listed = list(pages.for_listing().order_by("pk"))
    keys = {(page.claim_id, page.language): page.pk for page in listed}
    return {keys[review.number, review.language]: review for review in emitted(listed)}
