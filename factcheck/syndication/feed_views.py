"""Feeds as programs fetch them: one list each, in the format that the address names."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control

from factcheck.claims.machines import for_machines
from factcheck.core.conditional import conditional, dated
from factcheck.core.feed_links import FORMATS
from factcheck.core.kept import kept

from .choices import Choice, chosen_corrections, chosen_fact_checks
from .correction_feeds import corrections_feed
from .fact_check_feeds import fact_checks_feed
from .feeds import Feed
from .json_feed import json_feed
from .xml_feeds import atom, rss

# How long a reader or a proxy may keep a feed without asking, in seconds.
KEEP = 300
WRITERS: dict[str, Callable[[Feed], bytes]] = {"rss": rss, "atom": atom, "json_feed": json_feed}
MEDIA_TYPES = {found.key: found.media_type for found in FORMATS}


@for_machines("feed")
@cache_control(public=True, max_age=KEEP)
def fact_checks(request: HttpRequest, form: str) -> HttpResponseBase:
    """The newest fact-checks under the filters of a list."""
    language = get_language()
    choice = chosen_fact_checks(language, request.GET)
    return answer(request, form, choice, lambda: fact_checks_feed(language, choice, request.path))


@for_machines("feed")
@cache_control(public=True, max_age=KEEP)
def corrections(request: HttpRequest, form: str) -> HttpResponseBase:
    """The newest corrections, those of some kinds."""
    language = get_language()
    choice = chosen_corrections(language, request.GET)
    return answer(request, form, choice, lambda: corrections_feed(language, choice, request.path))


def answer(request: HttpRequest, form: str, choice: Choice, make: Callable[[], Feed]) -> HttpResponseBase:
    """The feed in a format, or "not modified" to those who have it.

    The feed of everything is kept; there is no end of choices, and they would push each other out.
    """
    if choice.query:
        return conditional(request, written(make(), form))
    return kept(request, f"feed-{request.path}", lambda: written(make(), form))


def written(feed: Feed, form: str) -> HttpResponseBase:
    response = HttpResponse(WRITERS[form](feed), content_type=f"{MEDIA_TYPES[form]}; charset=utf-8")
    return dated(response, feed.changed_at)
