"""What a reader of a feed chose: the fact-checks under the filters of a list."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet

from factcheck.claims import listings
from factcheck.claims.models import Claim, FactCheckPage
from factcheck.claims.models.topics import TopicLabel
from factcheck.claims.scale import verdict_named
from factcheck.core.rows import name_in


@dataclass(frozen=True)
class Choice:
    """The pages that were chosen, the query string that says so, and its words for a title."""

    pages: QuerySet
    query: str = ""
    words: tuple[str, ...] = ()


def choice_of(language: str, asked) -> Choice:
    """The public fact-checks of one language under a list's own query (`verdict`, `topic`, `tag`, `q`)."""
    kept = {name: listings.reader_text(asked.get(name)) for name in ("q", "verdict", "topic", "tag")}
    pages = FactCheckPage.objects.published().in_language(language)
    for word in kept["q"].split()[: listings.MOST_WORDS]:
        pages = pages.filter(listings.containing(word, listings.PAGE_FIELDS, claim="claim"))
    if kept["verdict"]:
        pages = listings.under_verdict(pages, kept["verdict"])
    if kept["topic"]:
        pages = pages.about(kept["topic"])
    if kept["tag"]:
        pages = pages.tagged(kept["tag"])
    verdict = verdict_named(kept["verdict"], language)
    words = filter(None, [verdict and verdict.name, kept["q"]])
    return Choice(pages, listings.query_string(kept), tuple(words))


def topics_of(numbers: list[int], language: str) -> dict[int, tuple[str, ...]]:
    """The names of the claims' topics by claim number, with one question."""
    rows = Claim.topics.through.objects.filter(claim__in=numbers).order_by("topic__slug")
    name = name_in(language, TopicLabel.objects.filter(parent=OuterRef("topic")))
    found: dict[int, tuple[str, ...]] = {}
    for number, topic in rows.annotate(name=name).values_list("claim", "name"):
        found[number] = (*found.get(number, ()), topic)
    return found
