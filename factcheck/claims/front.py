"""What a front page shows of the claims: what came back, what topics there are, what was corrected."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from . import rubrics
from .listings import cards, fact_checks
from .models.claims import Claim
from .models.corrections import Correction
from .review import Review
from .rubrics import Rubric

# A claim counts as "returned now" for so many days after its latest return began.
DAYS_OF_RETURN = 90


@dataclass(frozen=True)
class Returned:
    """A claim that came back, when its latest return began and how many returns there were."""

    review: Review
    on: date
    times: int


def returned(language: str, limit: int) -> list[Returned]:
    """Public claims that came back lately, the latest return first."""
    since = timezone.localdate() - timedelta(days=DAYS_OF_RETURN)
    claims = Claim.objects.public().annotate(returned_on=Max("waves__started_on"), times=Count("waves", distinct=True))
    claims = list(claims.filter(returned_on__gte=since).order_by("-returned_on", "-pk").for_listing()[:limit])
    reviews = cards(claims, language) if claims else []
    return [Returned(review, claim.returned_on, claim.times) for review, claim in zip(reviews, claims, strict=True)]


def topics(language: str, limit: int) -> list[Rubric]:
    """The topics under which there are fact-checks in this language, the fullest first."""
    return [topic for topic in rubrics.topics(language) if topic.count][:limit]


def corrections(language: str, limit: int) -> QuerySet[Correction]:
    """The newest corrections of the pages that readers of one language can open."""
    return Correction.objects.filter(page__in=fact_checks(language).values("pk")).for_listing()[:limit]
