"""Related claims: those that editors named, and public ones that share topics or tags."""

from dataclasses import dataclass

from django.db.models import (
    Aggregate,
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from .facts import Facts, Named
from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .models.tags import FactCheckTag
from .review import Review

# So many are shown where editors named fewer, and so many named ones at most.
SHOWN, MOST_NAMED = 4, 20
# Of a large topic or tag only the newest claims are looked at, so that the archive may grow.
NEWEST = 100


@dataclass(frozen=True)
class Related:
    """A related claim and the name of a topic, else of a tag, that both share; both are empty where they share none."""

    review: Review
    topic: str = ""
    tag: str = ""


def related_claims(
    claim: Claim, language: str, facts: Facts, page: FactCheckPage | None, is_preview: bool
) -> list[Claim]:
    """Public claims to read next: first what editors named, then what has words in this language and shares most.

    Each carries `topic` and `tag`, the key of one that it shares, or None.
    """
    named = named_claims(page, is_preview)
    topics, tags = [row.key for row in facts.topics], [row.key for row in facts.tags]
    # Candidates by themselves: in one breath with "public", SQLite would look through the whole archive for them.
    candidates = Q(pk__in=named) | Q(pk__in=newest_about(topics)) | Q(pk__in=newest_tagged(tags))
    found = (
        Claim.objects.public()
        .filter(pk__in=Claim.objects.exclude(pk=claim.pk).filter(candidates).values("pk"))
        .annotate(
            is_named=Case(When(pk__in=named, then=True), default=False, output_field=BooleanField()),
            has_words=Exists(FactCheckPage.objects.published().in_language(language).filter(claim=OuterRef("pk"))),
            shared=Coalesce(of_topics(Count, topics), 0) + Coalesce(of_tags(Count, tags, language), 0),
            topic=of_topics(Min, topics),
            tag=of_tags(Min, tags, language),
        )
        .order_by("-is_named", "-has_words", "-shared", F("first_published_at").desc(nulls_last=True), "-pk")
        .select_related("ruling")
    )
    # Tags are words of a page; where readers may not open it, they relate nothing.
    claims = [other for other in found[:MOST_NAMED] if other.is_named or other.topic or (other.tag and other.has_words)]
    return claims[: max(SHOWN, sum(other.is_named for other in claims))]


def named_claims(page: FactCheckPage | None, is_preview: bool) -> QuerySet | list[int]:
    """The numbers of the claims that the page names; a preview's are not saved yet."""
    if page is None:
        return []
    if is_preview:
        return [claim.pk for claim in page.related.all()]
    return FactCheckPage.related.through.objects.filter(factcheckpage=page.pk).values("claim")


def newest_about(topics: list[str]) -> QuerySet:
    """The numbers of the newest claims about one of the topics."""
    rows = Claim.topics.through.objects.filter(topic__slug__in=topics)
    return rows.order_by("-claim").values("claim")[:NEWEST]


def newest_tagged(tags: list[str]) -> QuerySet:
    """The numbers of the newest claims of whose pages one has one of the tags."""
    rows = FactCheckTag.objects.filter(tag__slug__in=tags)
    return rows.order_by("-content_object__claim").values("content_object__claim")[:NEWEST]


def of_topics(aggregate: type[Aggregate], keys: list[str]) -> Subquery:
    """Of the outer claim's topics, those with these keys: how many they are, or the first."""
    rows = Claim.topics.through.objects.filter(claim=OuterRef("pk")).values("claim")
    return aggregated(rows, aggregate, "topic__slug", keys)


def of_tags(aggregate: type[Aggregate], keys: list[str], language: str) -> Subquery:
    """Of the tags of the outer claim's page in this language, those with these keys."""
    rows = FactCheckTag.objects.filter(
        content_object__claim=OuterRef("pk"), content_object__locale__language_code=language
    )
    return aggregated(rows.values("content_object__claim"), aggregate, "tag__slug", keys)


def aggregated(rows: QuerySet, aggregate: type[Aggregate], key: str, keys: list[str]) -> Subquery:
    # Filtering the rows by key instead would let SQLite walk through all claims with that key, for every claim.
    chosen = aggregate(key, filter=Q(**{f"{key}__in": keys}))
    return Subquery(rows.order_by().annotate(chosen=chosen).values("chosen"))


def related(claim: Claim, review: Review, facts: Facts) -> Related:
    """What a page shows of a claim from `related_claims`."""
    topic = name_of(facts.topics, claim.topic)
    shows_tag = claim.has_words and not topic
    return Related(review, topic=topic, tag=name_of(facts.tags, claim.tag) if shows_tag else "")


def name_of(words: list[Named], key: str | None) -> str:
    return next((word.name for word in words if word.key == key), "")
