"""Which subjects of the search a saved row has to do with."""

from collections.abc import Iterable

from django.db.models import Model, Q
from wagtail.models import Page, PageViewRestriction

from ..models.claims import Claim
from ..models.evidence import EvidencePage
from ..models.explainers import ExplainerPage
from ..models.fact_checks import FactCheckPage
from ..models.people import Organisation
from ..models.tags import Tag
from .making import subject_for
from .pages import page_subject


def of_claim(claim: Claim) -> Iterable[str]:
    """The claim, and the one into which it was merged; nothing while it was never public."""
    if claim.live or claim.first_published_at:
        yield subject_for(claim.pk)
        if claim.merged_into_id:
            yield subject_for(claim.merged_into_id)


def of_child(row: Model) -> Iterable[str]:
    """The claim of an appearance or a wording."""
    return of_claim(row.claim)


def of_page(page: Page) -> Iterable[str]:
    """What the page is about, if it ever was public."""
    if page.live or page.first_published_at:
        yield subject_for(page.claim_id) if isinstance(page, FactCheckPage) else page_subject(page)


def of_tagged(row: Model) -> Iterable[str]:
    """The page that was given a tag or lost it."""
    return of_page(row.content_object)


def of_named(row: Model) -> Iterable[str]:
    """The public claims of a topic, region or claimant."""
    return map(subject_for, row.claims.public().values_list("pk", flat=True))


def of_tag(tag: Tag) -> Iterable[str]:
    """Everything public that carries a tag."""
    return of_pages(Q(tagged_items__tag=tag))


def of_publisher(organisation: Organisation) -> Iterable[str]:
    return map(page_subject, EvidencePage.objects.live().filter(publisher=organisation))


def of_restriction(restriction: PageViewRestriction) -> Iterable[str]:
    """Everything on or below the page that is made private or opened."""
    return below(restriction.page.path)


def below(path: str) -> Iterable[str]:
    """Everything on or below a page that is or was public."""
    return of_pages(Q(path__startswith=path))


def of_pages(wanted: Q) -> Iterable[str]:
    """The subjects of pages, public now or not."""
    claims = FactCheckPage.objects.filter(wanted).values_list("claim", flat=True).distinct()
    yield from map(subject_for, claims)
    for model in (EvidencePage, ExplainerPage):
        yield from map(page_subject, model.objects.filter(wanted).only("translation_key").distinct())
