"""Where readers find fact-checks: verdicts, topics, tags, claimants, people, months; and the list of corrections."""

import datetime as dt

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from factcheck.core.addresses import head_of

from . import listings, rubrics
from .filters.asked import Filters
from .models.bylines import BylineRole
from .models.claims import Claim
from .models.corrections import Correction
from .models.fact_checks import FactCheckPage
from .models.people import Claimant, Person
from .models.topics import Topic
from .models.verdicts import Verdict
from .scale import BEING_CHECKED, scale, verdict_named

# Rows of an index of rubrics on one page.
RUBRICS_PER_PAGE = 100
# The index of each kind of rubric, by the names of their views.
INDEXES = {"topic": "topics", "tag": "tags", "claimant": "claimants", "person": "people"}


def verdict_list(request: HttpRequest) -> HttpResponse:
    """The scale explained."""
    words = [found for found in scale(get_language()).values() if found.is_active]
    head = head_of(_("Verdicts"), _("Every verdict that we give, and what it means."), "verdicts")
    return render(
        request, "claims/verdict_list.html", {"verdicts": words, "being_checked": BEING_CHECKED, "head": head}
    )


def verdict(request: HttpRequest, key: str) -> HttpResponse:
    """One verdict and the fact-checks under it; a retired one keeps its page."""
    found = verdict_named(key, get_language())
    if found is None:
        raise Http404
    if not found.is_active and not Verdict.objects.get(key=key).is_used():
        raise Http404
    title = _("Verdict: %(verdict)s") % {"verdict": found.name}
    return list_page(request, "verdict", key, title, found.definition, {"verdict": found})


def topic_list(request: HttpRequest) -> HttpResponse:
    """Every topic, with how many fact-checks it has."""
    found = rubrics.topics(get_language())
    title, lead = pgettext("of fact-checks", "Topics"), _("What the claims that we check are about.")
    return index_page(request, "topic", title, lead, found)


def topic(request: HttpRequest, key: str) -> HttpResponse:
    """The fact-checks about one topic."""
    found = get_object_or_404(Topic.objects.with_labels(), slug=key)
    return list_page(request, "topic", key, found.name, found.definition)


def tag_list(request: HttpRequest) -> HttpResponse:
    """The words under which fact-checks of one language stand."""
    rows = rubrics.tags(get_language())
    return index_page(request, "tag", _("Tags"), _("Names and words that fact-checks are about."), rows)


def tag(request: HttpRequest, key: str) -> HttpResponse:
    """The fact-checks under one tag, which stands for their claims in every language."""
    found = rubrics.public_tag(key)
    if found is None:
        raise Http404
    return list_page(request, "tag", key, found.name)


def claimant_list(request: HttpRequest) -> HttpResponse:
    """Whoever said what we checked."""
    rows = rubrics.claimants(get_language())
    lead = _("Who said what we checked. This is no rating: it counts checks, not mistakes.")
    return index_page(request, "claimant", _("Who said it"), lead, rows)


def claimant(request: HttpRequest, key: str) -> HttpResponse:
    """What one claimant said and we checked; never a score."""
    rows = Claimant.objects.with_labels().filter(pk__in=rubrics.public_claimants())
    found = get_object_or_404(rows.prefetch_related("organisation__labels"), slug=key)
    return list_page(request, "claimant", key, found.name, found.definition, {"claimant": found})


def person_list(request: HttpRequest) -> HttpResponse:
    """Whoever signs our work."""
    rows = rubrics.people(get_language())
    return index_page(
        request, "person", pgettext("of fact-checks", "People"), _("Who writes, translates and checks our work."), rows
    )


def person(request: HttpRequest, key: str) -> HttpResponse:
    """One person, and what they signed in this language."""
    found = get_object_or_404(Person.objects.with_labels(), slug=key)
    signed = rubrics.signed_by(found)
    roles = set(signed.order_by().values_list("role", flat=True).distinct())
    if not roles:
        raise Http404
    language = get_language()
    pages = signed.values("page")
    listing = listings.list_under(
        Filters(),
        language,
        request.GET,
        pages=listings.fact_checks(language).filter(pk__in=pages),
        claims=Claim.objects.public().filter(fact_checks__in=pages).distinct(),
    )
    head = listing.head(head_of(found.name, found.definition, "person", key))
    roles = [label for role, label in BylineRole.choices if role in roles]
    context = {"title": found.name, "definition": found.definition, "roles": roles, "listing": listing, "head": head}
    return render(request, "claims/person.html", context)


def archive(request: HttpRequest) -> HttpResponse:
    """The months of one language's fact-checks, by year."""
    found = rubrics.months(get_language())
    head = head_of(pgettext("of fact-checks", "Archive"), _("All fact-checks by month."), "archive")
    return render(request, "claims/archive.html", {"years": rubrics.by_year(found), "head": head})


def month(request: HttpRequest, first: dt.date) -> HttpResponse:
    """The fact-checks published in one month."""
    shown = rubrics.Month(first)
    days = Filters().with_values("from", f"{first}").with_values("to", f"{shown.last}")
    if not any(days.narrow(rows).exists() for rows in (FactCheckPage.objects.published(), Claim.objects.public())):
        raise Http404
    earlier, later = rubrics.neighbours(shown, rubrics.months(get_language()))
    name = capfirst(date_format(first, "YEAR_MONTH_FORMAT"))
    words = _("Fact-checks published in this month: %(month)s.") % {"month": name}
    return list_page(request, "month", first, name, words, {"earlier": earlier, "later": later}, days)


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction in one language, newest first."""
    rows = Correction.objects.public().in_language(get_language()).for_listing()
    listing = listings.plain_list(rows, get_language(), request.GET)
    head = listing.head(head_of(_("Corrections"), _("Everything that we corrected, newest first."), "corrections"))
    return render(request, "claims/corrections.html", {"listing": listing, "head": head})


def list_page(
    request: HttpRequest,
    name: str,
    key: str | dt.date,
    title: str,
    definition: str = "",
    further: dict | None = None,
    filters: Filters | None = None,
) -> HttpResponse:
    """The fact-checks under one verdict, topic, tag, claimant or month, in the template of that name."""
    filters = filters or Filters().with_values(name, key)
    listing = listings.list_under(filters, get_language(), request.GET)
    context = {
        "title": title,
        "definition": definition,
        "listing": listing,
        "head": listing.head(head_of(title, definition, name, key)),
        **(further or {}),
    }
    return render(request, f"claims/{name}.html", context)


def index_page(request: HttpRequest, name: str, title: str, lead: str, rows: QuerySet | list) -> HttpResponse:
    """A list of rubrics: rows of (key, name, count) or more, linked to the view `name`."""
    page = listings.numbered_page(rows, request.GET.get("page"), RUBRICS_PER_PAGE)
    found = [row if isinstance(row, rubrics.Rubric) else rubrics.Rubric(*row) for row in page]
    listing = listings.Listing(found, page)
    head = listing.head(head_of(title, lead, INDEXES[name]))
    context = {"title": title, "lead": lead, "name": name, "listing": listing, "head": head}
    return render(request, "claims/rubric_list.html", context)
