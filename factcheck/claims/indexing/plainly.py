"""Claims found by the database alone."""

from collections.abc import Sequence

from django.db.models import Q

from search.documents import key_of

from ..listings import fact_checks
from ..models.claims import Claim
from ..models.fact_checks import FactCheckPage
from ..words import having
from .making import own_language, subject_for


def found(words: Sequence[str], language: str, limit: int) -> list[str]:
    """Keys of documents with all of the words: pages in the reader's language, then what has none, newest first."""
    own = fact_checks(language).filter(having(words, FactCheckPage)).newest_first()
    numbers = list(own.values_list("claim", flat=True)[:limit])
    keys = [key_of(subject_for(number), language) for number in numbers]
    return keys + elsewhere(words, language, limit - len(keys))


def elsewhere(words: Sequence[str], language: str, limit: int) -> list[str]:
    """Keys of claims with the words that have no page in this language."""
    pages = FactCheckPage.objects.published().filter(having(words, FactCheckPage))
    claims = Claim.objects.public().filter(having(words, Claim) | Q(pk__in=pages.values("claim")))
    claims = claims.exclude(pk__in=fact_checks(language).values("claim")).order_by("-first_published_at", "-pk")
    rows = list(claims.values_list("pk", "language")[:limit])
    languages = dict(
        FactCheckPage.objects.published()
        .filter(claim__in=[number for number, _language in rows])
        .order_by("-pk")
        .values_list("claim", "locale__language_code")
    )
    return [key_of(subject_for(number), languages.get(number) or own_language(own)) for number, own in rows]
