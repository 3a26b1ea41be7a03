"""What a reader may mean who has begun to type: topics, claimants, tags, headlines.

Their words stay in memory for some minutes, so that no letter asks the database for every row. What is suggested is
then looked up once more: memory may be behind, and what was withdrawn meanwhile is suggested to nobody.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import reverse

from factcheck.core.remembered import Remembered
from search.documents import Suggestion
from search.text.latin import to_cyrillic
from search.text.letters import folded
from search.text.words import words_in

from .. import rubrics
from ..listings import fact_checks
from ..models.people import Claimant
from ..models.tags import FactCheckTag, Tag

# Seconds until something new is suggested: to read everything takes a third of a second at 10,000 claims.
SECONDS = 300
MOST_WORDS, MOST_HEADLINES = 6, 3_000


class Row(NamedTuple):
    """Something to suggest: its words as they are compared, its kind, its key and its text."""

    words: str
    kind: str
    key: str | int
    text: str


def of_claims(start: str, language: str, limit: int) -> list[Suggestion]:
    """Topics, claimants and tags first, as they lead to many; then headlines, newest first."""
    asked = [spellings(word) for word, _start, _end in words_in(start)][:MOST_WORDS]
    if not asked:
        return []
    found = [row for row in known(language) if all(any(form in row.words for form in forms) for forms in asked)]
    names = named([row for row in found if row.kind != "claim"][: limit // 2])
    return [*names, *headlines([row.key for row in found if row.kind == "claim"][: limit - len(names)], language)]


def spellings(word: str) -> tuple[str, ...]:
    """The beginnings of words that a typed one stands for: without Kazakh letters, or in Latin ones, too."""
    return tuple({f" {folded(word)}", f" {folded(to_cyrillic(word))}"})


def row(kind: str, key: str | int, text: str) -> Row:
    words = " ".join(folded(word) for word, _start, _end in words_in(text))
    return Row(f" {words}", kind, key, text)


def rows(language: str) -> list[Row]:
    """Everything that can be suggested in one language, the best of each kind first."""
    return [row(*found) for found in everything(language)]


def everything(language: str) -> Iterable[tuple[str, str | int, str]]:
    yield from (("topic", topic.key, topic.name) for topic in rubrics.topics(language) if topic.count)
    yield from (("claimant", key, name) for key, name, *_rest in rubrics.claimants(language))
    yield from (("tag", key, name) for key, name, *_rest in rubrics.tags(language))
    newest = fact_checks(language).newest_first().values_list("pk", "title")[:MOST_HEADLINES]
    yield from (("claim", pk, title) for pk, title in newest)


known = Remembered("completions", rows, SECONDS)


def named(rows: list[Row]) -> list[Suggestion]:
    """Those of the topics, claimants and tags that may still say their name: topics always may."""
    claimants = Claimant.objects.filter(pk__in=rubrics.public_claimants())
    tagged = FactCheckTag.objects.filter(tag=OuterRef("pk"), content_object__in=rubrics.published())
    public = {"claimant": claimants, "tag": Tag.objects.filter(Exists(tagged))}
    keys = {kind: [row.key for row in rows if row.kind == kind] for kind in public}
    there = {
        kind: set(public[kind].filter(slug__in=asked).values_list("slug", flat=True)) if asked else set()
        for kind, asked in keys.items()
    }
    return [
        Suggestion(row.kind, row.text, reverse(row.kind, args=[row.key]))
        for row in rows
        if row.kind not in there or row.key in there[row.kind]
    ]


def headlines(keys: list[int], language: str) -> list[Suggestion]:
    """Those of the pages that are still published, as they are called now."""
    # Put in order here: to find these few by their dates, a database would walk through all.
    pages = {page.pk: page for page in fact_checks(language).filter(pk__in=keys).as_words()} if keys else {}
    return [Suggestion("claim", pages[key].title, pages[key].url) for key in keys if key in pages]
