"""What a front page shows of the claims: what came back, what topics there are, what was corrected."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from factcheck.core.rows import name_in

from .listings import cards
from .models.claims import Claim
from .models.corrections import Correction
from .models.fact_checks import FactCheckPage
from .models.topics import Topic, TopicLabel
from .review import Review

# A claim counts as "returned now" for so many days after its latest return began.
DAYS_OF_RETURN = 90


@dataclass(frozen=True)
class Returned:
    """A claim that came back, when its latest return began and how many returns there were."""

    review: Review
    on: date
    times: int


@dataclass(frozen=True)
class TopicCount:
    """A topic with the number of fact-checks under it in one language."""

    slug: str
    name: str
    count: int


def returned(language: str, limit: int) -> list[Returned]:
    """Public claims that came back lately, the latest return first."""
    since = timezone.localdate() - timedelta(days=DAYS_OF_RETURN)
    claims = Claim.objects.public().annotate(returned_on=Max("waves__started_on"), times=Count("waves", distinct=True))
    claims = list(claims.filter(returned_on__gte=since).order_by("-returned_on", "-pk").for_listing()[:limit])
    reviews = cards(claims, language) if claims else []
    return [Returned(review, claim.returned_on, claim.times) for review, claim in zip(reviews, claims, strict=True)]


def topics(language: str, limit: int) -> list[TopicCount]:
    """The topics under which there are fact-checks in this language, the fullest first."""
    pages = FactCheckPage.objects.published().in_language(language)
    checked = Count("claims__fact_checks", filter=Q(claims__fact_checks__in=pages.values("pk")), distinct=True)
    labels = TopicLabel.objects.filter(parent=OuterRef("pk"))
    rows = Topic.objects.annotate(count=checked, word=name_in(language, labels)).filter(count__gt=0)
    found = rows.order_by("-count", "slug").values_list("slug", "word", "count")[:limit]
    return [TopicCount(*row) for row in found]


def corrections(language: str, limit: int) -> QuerySet[Correction]:
    """The newest corrections of the pages that readers of one language can open."""
    pages = FactCheckPage.objects.published().in_language(language)
    return Correction.objects.filter(page__in=pages.values("pk")).for_listing()[:limit]
