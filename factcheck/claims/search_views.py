"""The search page. It stands here and not in `search`, which knows neither the site's head nor its lists."""

from dataclasses import replace

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.core.addresses import head_of
from factcheck.core.excerpts import shortened
from factcheck.core.quotations import in_quotation_marks

from . import front
from .rubrics import Rubric
from .search_page import Results, searched

MOST_TOPICS = 12
# Seconds for which the fullest topics are remembered: to count them is slow in a large archive.
TOPIC_SECONDS = 300
LONGEST_TITLE = 60


def search(request: HttpRequest) -> HttpResponse:
    """`/<lang>/search/?q=`: everything that readers can find, by words and filters."""
    listing = searched(get_language(), request.GET)
    head = listing.head(head_of(title_of(listing), _("Search the fact-checks"), "search"))
    context = {"listing": listing, "head": replace(head, is_indexed=False)}
    if not listing.items:
        context["topics"] = topics(get_language())
    return render(request, "claims/search.html", context)


def topics(language: str) -> list[Rubric]:
    """Where to look further: the fullest topics."""
    return cache.get_or_set(f"search-topics-{language}", lambda: front.topics(language, MOST_TOPICS), TOPIC_SECONDS)


def title_of(listing: Results) -> str:
    """The title in the reader's window and history."""
    words = in_quotation_marks(shortened(listing.query, LONGEST_TITLE), get_language())
    return _("Search: %(words)s") % {"words": words} if listing.query else _("Search")
