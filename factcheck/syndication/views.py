"""What crawlers fetch: sitemaps, robots.txt and their like. No answer needs more than its address."""

import re
from datetime import datetime
from hashlib import sha256

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from factcheck.core.conditional import conditional

from . import news, sitemaps, well_known
from .sources import state

PLAIN = "text/plain; charset=utf-8"
# How long a reader or a proxy may keep an answer without asking, in seconds.
KEEP = 300
DAY = 86_400
SITEMAP_NAME = re.compile(r"(.+?)(?:-([2-9]|[1-9][0-9]{1,5}))?")


@require_safe
@cache_control(public=True, max_age=KEEP)
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """The index of the sitemaps."""
    etag, changed_at = sitemap_state()
    numbers = cache.get_or_set(f"sitemap-counts-{etag}", sitemaps.counts, DAY)
    response = HttpResponse(sitemaps.index(numbers, changed_at), content_type=sitemaps.CONTENT_TYPE)
    return conditional(request, response, etag, changed_at)


@require_safe
@cache_control(public=True, max_age=KEEP)
def sitemap(request: HttpRequest, name: str) -> HttpResponseBase:
    """One sitemap, `ru` or `ru-2`, sent while it is being read from the database."""
    language, part = SITEMAP_NAME.fullmatch(name).groups(default="1")
    etag, changed_at = sitemap_state()
    numbers = cache.get_or_set(f"sitemap-counts-{etag}", sitemaps.counts, DAY)
    if (int(part) - 1) * sitemaps.PER_FILE >= numbers.get(language, 0):
        raise Http404
    response = StreamingHttpResponse(sitemaps.sitemap(language, int(part)), content_type=sitemaps.CONTENT_TYPE)
    return conditional(request, response, etag, changed_at)


@require_safe
@cache_control(public=True, max_age=KEEP)
def news_sitemap(request: HttpRequest) -> HttpResponseBase:
    """What was published in the last two days."""
    document = news.news_sitemap(news.recent(now()))
    return conditional(request, HttpResponse(document, content_type=sitemaps.CONTENT_TYPE))


def sitemap_state() -> tuple[str, datetime | None]:
    """The entity tag of all sitemaps and the time of the last change."""
    found = state()
    changed_at = max((value for value in found.values() if isinstance(value, datetime)), default=None)
    return f'W/"{sha256(repr(sorted(found.items())).encode()).hexdigest()[:32]}"', changed_at


@require_safe
@cache_control(public=True, max_age=DAY)
def robots_txt(request: HttpRequest) -> HttpResponseBase:
    return conditional(request, HttpResponse(well_known.robots_txt(), content_type=PLAIN))


@require_safe
@cache_control(public=True, max_age=KEEP)
def security_txt(request: HttpRequest) -> HttpResponseBase:
    """Whom to tell of a hole; a plain 404 while nobody is named."""
    text = well_known.security_txt()
    if text is None:
        return HttpResponse("No contact for security reports is set here.\n", content_type=PLAIN, status=404)
    return conditional(request, HttpResponse(text, content_type=PLAIN))


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Password managers lead editors from here to where they change theirs."""
    return redirect("wagtailadmin_account")
