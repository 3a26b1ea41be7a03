"""Related claims: those that editors named, and public ones that share topics or tags."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from .facts import Facts, Named
from .models.claims import Claim
from .models.fact_checks import FactCheckPage
from .models.tags import FactCheckTag
from .review import Review

# So many are shown where editors named fewer, and so many named ones at most.
SHOWN, MOST_NAMED = 4, 20
# Of a large topic or tag only the newest claims are looked at, so that the archive may grow.
NEWEST = 200


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
    topics = sharing_topics([topic.key for topic in facts.topics])
    tags = sharing_tags([tag.key for tag in facts.tags])
    readable = FactCheckPage.objects.published().in_language(language)
    found = (
        Claim.objects.public()
        .exclude(pk=claim.pk)
        .filter(Q(pk__in=named) | Q(pk__in=newest(topics)) | Q(pk__in=newest(tags)))
        .annotate(
            is_named=Case(When(pk__in=named, then=True), default=False, output_field=BooleanField()),
            has_words=Exists(readable.filter(claim=OuterRef("pk"))),
            shared=number_of(topics) + number_of(tags),
            topic=Subquery(topics.filter(number=OuterRef("pk")).order_by("topic__slug").values("topic__slug")[:1]),
            tag=Subquery(tags.filter(number=OuterRef("pk")).order_by("tag__slug").values("tag__slug")[:1]),
        )
        .order_by("-is_named", "-has_words", "-shared", F("first_published_at").desc(nulls_last=True), "-pk")
        .select_related("ruling")
    )
    claims = list(found[:MOST_NAMED])
    return claims[: max(SHOWN, sum(other.is_named for other in claims))]


def named_claims(page: FactCheckPage | None, is_preview: bool) -> QuerySet | list[int]:
    """The numbers of the claims that the page names; a preview's are not saved yet."""
    if page is None:
        return []
    if is_preview:
        return [claim.pk for claim in page.related.all()]
    return FactCheckPage.related.through.objects.filter(factcheckpage=page.pk).values("claim")


def sharing_topics(keys: list[str]) -> QuerySet:
    """One row for each topic of these that a public claim is about, with the claim's `number`."""
    rows = Claim.topics.through.objects.filter(topic__slug__in=keys, claim__live=True, claim__merged_into=None)
    return rows.annotate(number=F("claim"))


def sharing_tags(keys: list[str]) -> QuerySet:
    """One row for each tag of these that a page of a claim has which readers may open, with the claim's `number`."""
    rows = FactCheckTag.objects.filter(tag__slug__in=keys, content_object__in=FactCheckPage.objects.published())
    return rows.annotate(number=F("content_object__claim"))


def newest(rows: QuerySet) -> QuerySet:
    """The numbers of the newest claims of these rows."""
    return rows.order_by("-number").values("number")[:NEWEST]


def number_of(rows: QuerySet) -> Coalesce:
    """How many of the rows are the claim's."""
    own = rows.filter(number=OuterRef("pk")).order_by().values("number").annotate(rows=Count("pk")).values("rows")
    return Coalesce(Subquery(own, output_field=IntegerField()), 0)


def related(claim: Claim, review: Review, facts: Facts) -> Related:
    """What a page shows of a claim from `related_claims`."""
    topic = name_of(facts.topics, claim.topic)
    return Related(review, topic=topic, tag="" if topic else name_of(facts.tags, claim.tag))


def name_of(words: list[Named], key: str | None) -> str:
    return next((word.name for word in words if word.key == key), "")
