"""What a reader of a feed chose: the fact-checks under the filters of a list."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet
from django.http import QueryDict

from factcheck.claims.filters import Filters
from factcheck.claims.listings import fact_checks
from factcheck.claims.models import Claim
from factcheck.claims.models.topics import TopicLabel
from factcheck.claims.scale import verdict_named
from factcheck.core.rows import name_in


@dataclass(frozen=True)
class Choice:
    """The pages that were chosen, the query string that says so, and its words for a title."""

    pages: QuerySet
    query: str = ""
    words: tuple[str, ...] = ()


def choice_of(language: str, query: QueryDict) -> Choice:
    """The public fact-checks of one language under a list's own query; a feed has its own order."""
    filters = Filters.from_query(query).without("sort")
    verdicts = [verdict_named(key, language) for key in filters.get("verdict")]
    words = (*(str(found.name) for found in verdicts if found), *filters.get("q"))
    return Choice(filters.narrow(fact_checks(language)), filters.query_string(), words)


def topics_of(numbers: list[int], language: str) -> dict[int, tuple[str, ...]]:
    """The names of the claims' topics by claim number, with one question."""
    rows = Claim.topics.through.objects.filter(claim__in=numbers).order_by("topic__slug")
    name = name_in(language, TopicLabel.objects.filter(parent=OuterRef("topic")))
    found: dict[int, tuple[str, ...]] = {}
    for number, topic in rows.annotate(name=name).values_list("claim", "name"):
        found[number] = (*found.get(number, ()), topic)
    return found
