"""What search engines may list: every public, indexable thing of the site in each of its languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from factcheck.claims import rubrics
from factcheck.claims.models import Claim, Correction, FactCheckPage, Verdict
from factcheck.claims.review import own_view_path
from factcheck.core.addresses import address_in
from factcheck.core.languages import content_languages
from factcheck.core.pages import open_pages
from factcheck.core.routing import root_path

# Rows that are held in memory at a time.
CHUNK = 1000


@dataclass(frozen=True)
class Listed:
    """One thing: its path, and when it changed last, by language. Lists have no such time."""

    paths: dict[str, str]
    changed: dict[str, datetime] = field(default_factory=dict)


def everything() -> Iterator[Listed]:
    """All that is listed, in an order that stays."""
    for source in SOURCES:
        yield from source()


def pages() -> Iterator[Listed]:
    """The pages of the tree."""
    last_correction = Correction.objects.filter(page=OuterRef("pk")).order_by("-made_at").values("made_at")[:1]
    rows = public_pages().annotate(corrected_at=Subquery(last_correction)).order_by("translation_key", "pk")
    columns = (
        "translation_key", "locale__language_code", "url_path", "numchild", "last_published_at",
        "factcheckpage__claim__ruling__in_force_from", "corrected_at",
    )  # fmt: skip
    roots = {code: root_path(code) for code, _name in content_languages()}
    found = rows.values_list(*columns).iterator(CHUNK)
    for _key, versions in groupby(found, key=lambda row: row[0]):
        yield page_in_its_languages([row[1:] for row in versions], roots)


def public_pages() -> QuerySet:
    """Pages of all types that readers may open; those about a claim only while it is public."""
    of_public_claim = Q(factcheckpage__claim__live=True, factcheckpage__claim__merged_into=None)
    return open_pages(Page.objects.filter(depth__gt=1)).filter(Q(factcheckpage=None) | of_public_claim)


def page_in_its_languages(rows: list[tuple], roots: dict[str, str | None]) -> Listed:
    """One page from its rows, in the order of the site's languages."""
    paths, changed = {}, {}
    for code, root in roots.items():
        for language, url_path, children, *times in rows:
            if language == code and root and url_path.startswith(root):
                paths[code] = f"/{code}/{url_path.removeprefix(root)}"
                # What stands on a list changes without the list's page.
                if not children and any(times):
                    changed[code] = max(filter(None, times))
    return Listed(paths, changed)


def own_views() -> Iterator[Listed]:
    """The claims' own views, while there are words in no language."""
    words = FactCheckPage.objects.published().filter(claim=OuterRef("pk"))
    claims = Claim.objects.public().exclude(Exists(words)).order_by("pk")
    codes = [code for code, _name in content_languages()]
    for number, *times in claims.values_list("pk", "last_published_at", "ruling__in_force_from").iterator(CHUNK):
        changed = max(filter(None, times), default=None)
        paths = {code: own_view_path(number, code) for code in codes}
        yield Listed(paths, dict.fromkeys(codes, changed) if changed else {})


def verdict_pages() -> Iterator[Listed]:
    """The scale, and each verdict that is in use or stands on a public claim."""
    yield view("verdicts")
    ruled = Claim.objects.public().filter(ruling__verdict=OuterRef("pk"))
    for key in Verdict.objects.filter(Q(is_active=True) | Exists(ruled)).values_list("key", flat=True):
        yield view("verdict", key)


def rubric_pages() -> Iterator[Listed]:
    """Topics, tags, claimants, people and months with something public under them, and the lists of them."""
    for name in ("topics", "tags", "claimants", "people", "archive"):
        yield view(name)
    for name, keys in rubrics.public_keys():
        yield from (view(name, key) for key in keys)


def single_views() -> Iterator[Listed]:
    """What stands alone: the list of corrections, and where readers compare a message with what was checked."""
    yield view("corrections")
    yield view("check")


def view(name: str, *arguments) -> Listed:
    """A view that exists in every language."""
    return Listed({code: address_in(code, name, *arguments) for code, _name in content_languages()})


# A further kind of page is one more line.
SOURCES: tuple[Callable[[], Iterator[Listed]], ...] = (
    pages,
    own_views,
    verdict_pages,
    rubric_pages,
    single_views,
)


def state() -> dict:
    """Numbers and times that change whenever what is listed does, with four questions."""
    claims = {"claims": Count("pk"), "claim_at": Max("last_published_at"), "ruling_at": Max("ruling__in_force_from")}
    return {
        **public_pages().aggregate(pages=Count("pk"), page_at=Max("last_published_at")),
        **Claim.objects.public().aggregate(**claims),
        **Correction.objects.aggregate(correction_at=Max("made_at")),
        **Verdict.objects.filter(is_active=True).aggregate(verdicts=Count("pk")),
    }
