"""What a reader may mean who has begun to type: headlines, tags, claimants, topics."""

from django.db.models import Exists, Model, OuterRef, Q
from django.urls import reverse

from factcheck.core.rows import name_in
from search.documents import Suggestion

from ..filters.facets import labels_of
from ..listings import fact_checks
from ..models.claims import Claim
from ..models.people import Claimant
from ..models.tags import Tag
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
    return rubric("topic", labels(Topic, words, language))


def claimants(words: list[str], language: str) -> list[Suggestion]:
    return rubric("claimant", labels(Claimant, words, language))


def tags(words: list[str], language: str) -> list[Suggestion]:
    carrying = fact_checks(language).filter(tagged_items__tag=OuterRef("pk"))
    named = Tag.objects.filter(beginning(words, "name")).filter(Exists(carrying))
    return rubric("tag", list(named.order_by("name").values_list("slug", "name")[:MOST_RUBRICS]))


def labels(model: type[Model], words: list[str], language: str) -> list[tuple[str, str]]:
    """Keys and names of the rows of public claims whose name in this language has the words."""
    named = model.objects.annotate(label=name_in(language, labels_of(model))).filter(beginning(words, "label"))
    used = model.claims.through.objects.filter(**{model._meta.model_name: OuterRef("pk")})
    public = named.filter(Exists(used.filter(claim__in=Claim.objects.public())))
    return list(public.order_by("label").values_list("slug", "label")[:MOST_RUBRICS])


def rubric(name: str, rows: list[tuple[str, str]]) -> list[Suggestion]:
    return [Suggestion(name, words, reverse(name, args=[key])) for key, words in rows]


def beginning(words: list[str], field: str) -> Q:
    """Rows in which each of the words begins or continues a word.

    Written in the cases in which it is likely to stand there: SQLite's LIKE knows the case of ASCII letters alone, and
    a regular expression for every headline would be too slow while somebody types.
    """
    cases = [{word, word.lower(), word.capitalize(), word.upper()} for word in words]
    return Q(*(Q(*(Q(**{f"{field}__contains": form}) for form in sorted(forms)), _connector=Q.OR) for forms in cases))
