"""What a reader may mean who has begun to type: headlines, tags, claimants, topics."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from factcheck.core.rows import name_in
from search.documents import Suggestion

from .. import rubrics
from ..filters.facets import labels_of
from ..listings import fact_checks
from ..models.claims import Claim
from ..models.people import Claimant
from ..models.topics import Topic

MOST_WORDS, MOST_RUBRICS = 6, 3


def of_claims(start: str, language: str, limit: int) -> list[Suggestion]:
    """Topics, claimants and tags first, as they lead to many; then headlines, newest first."""
    words = start.split()[:MOST_WORDS]
    if not words:
        return []
    rubric = [*topics(words, language), *claimants(words, language), *tags(words, language)][: limit // 2]
    return [*rubric, *headlines(words, language, limit - len(rubric))]


def headlines(words: list[str], language: str, limit: int) -> list[Suggestion]:
    pages = fact_checks(language).filter(beginning(words, "title")).for_listing().newest_first()
    return [Suggestion("claim", page.title, page.url) for page in pages[:limit]]


def topics(words: list[str], language: str) -> list[Suggestion]:
    used = Topic.objects.filter(claims__in=Claim.objects.public()).distinct()
    return rubric("topic", labels(used, words, language))


def claimants(words: list[str], language: str) -> list[Suggestion]:
    return rubric("claimant", labels(Claimant.objects.filter(pk__in=rubrics.public_claimants()), words, language))


def tags(words: list[str], language: str) -> list[Suggestion]:
    found = rubrics.tags(language).filter(beginning(words, "tag__name"))
    return rubric("tag", [(key, name) for key, name, *_count in found[:MOST_RUBRICS]])


def labels(rows: QuerySet, words: list[str], language: str) -> list[tuple[str, str]]:
    """Keys and names of the rows whose name in this language has the words."""
    named = rows.annotate(label=name_in(language, labels_of(rows.model))).filter(beginning(words, "label"))
    return list(named.order_by("label").values_list("slug", "label")[:MOST_RUBRICS])


def rubric(name: str, rows: list[tuple[str, str]]) -> list[Suggestion]:
    return [Suggestion(name, words, reverse(name, args=[key])) for key, words in rows]


def beginning(words: list[str], field: str) -> Q:
    """Rows in which each of the words begins or continues a word.

    Written in the cases in which it is likely to stand there: SQLite's LIKE knows the case of ASCII letters alone, and
    a regular expression for every headline would be too slow while somebody types.
    """
    cases = [{word, word.lower(), word.capitalize(), word.upper()} for word in words]
    return Q(*(Q(*(Q(**{f"{field}__contains": form}) for form in sorted(forms)), _connector=Q.OR) for forms in cases))
