"""Which claims answer a question, and one page of them."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Max, Q, QuerySet

from factcheck.claims.emitted import emitted_in_short, pages_with_verdict
from factcheck.claims.indexing.making import KIND, number_of
from factcheck.claims.models.claims import DatePrecision
from factcheck.claims.models.corrections import Severity
from factcheck.core.brand import branding
from factcheck.core.languages import content_languages
from search import asking
from search.query import Wanted, parse
from search.text import tokens

from . import answers
from .parameters import Asked, AskedWords, own_site

# The engine's best; whoever needs more than that needs the whole archive, which is a file.
MOST_FOUND = 1_000
# Older than any claim that a newsroom can have checked.
LONGEST_AGE = 36_500


def claims_of(asked: AskedWords) -> list[int]:
    """The numbers of all claims that answer, best first; newest first where no words are asked for."""
    if asked.language is None or not asked.is_ours:
        return []
    pages = young_enough(reviews_for(asked), asked)
    return found_by(asked, pages) if asked.query.strip() else newest_first(pages)


def found_by(asked: AskedWords, pages: QuerySet) -> list[int]:
    """What the search finds, as far as it has a review."""
    query = parse(asked.query)
    # Without a word the search would list everything.
    if not tokens(" ".join(query.words)):
        return []
    wanted = Wanted(language=asked.language or "", filters={"kind": frozenset([KIND])}, limit=MOST_FOUND)
    hits = asking.search(query, wanted).hits
    return reviewed(dict.fromkeys(number_of(hit.subject) for hit in hits), pages)


def those_reviewed(numbers: list[int], asked: Asked) -> list[int]:
    """Of claims that were found in another way, those that have a review for whoever asks, in their order."""
    return [] if asked.language is None else reviewed(numbers, reviews_for(asked))


def reviewed(numbers: Collection[int], pages: QuerySet) -> list[int]:
    """The claims that have one of the pages, in their order."""
    there = set(pages.filter(claim__in=list(numbers)).values_list("claim", flat=True))
    return [number for number in numbers if number in there]


def newest_first(pages: QuerySet) -> list[int]:
    """The claims of the pages, the one with the newest review first."""
    newest = pages.order_by().values("claim").annotate(newest=Max("first_published_at"))
    return list(newest.order_by("-newest", "-claim").values_list("claim", flat=True))


def reviews_for(asked: Asked) -> QuerySet:
    """The pages whose reviews are told: with a verdict, words that stand, in the language, there at the first page."""
    pages = pages_with_verdict().filter(first_published_at__lte=asked.place.at)
    pages = pages.exclude(corrections__severity=Severity.RETRACTION)
    return pages.in_language(asked.language) if asked.language else pages


def young_enough(pages: QuerySet, asked: AskedWords) -> QuerySet:
    """The pages of which claim or review, whichever is newer, is at most so many days old."""
    if not 0 < asked.max_age_days <= LONGEST_AGE:
        return pages
    first = asked.place.at - timedelta(days=asked.max_age_days)
    exact = Q(claim__first_seen__gte=first.date(), claim__first_seen_precision=DatePrecision.DAY)
    return pages.filter(Q(first_published_at__gte=first) | exact)


def page_of(numbers: list[int], asked: Asked) -> tuple[list[dict], str]:
    """The claims of one page, and the token of the next one, "" after the last."""
    start = asked.place.start(numbers)
    shown = numbers[start : start + asked.page_size]
    end = start + len(shown)
    token = asked.place.after(end, shown[-1]) if end < len(numbers) and shown else ""
    return told(shown, asked), token


def told(numbers: list[int], asked: Asked) -> list[dict]:
    """The claims of these numbers with their reviews."""
    if not numbers:
        return []
    reviews = emitted_in_short(reviews_for(asked).filter(claim__in=numbers))
    names = {code: branding(code).publisher_name for code, _name in content_languages()}
    return answers.claims(reviews, numbers, answers.Publisher(own_site(), names))
