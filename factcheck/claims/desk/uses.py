"""Which bodies show a picture or name a source: read from the bodies, since Wagtail's index of uses lags behind."""

from collections.abc import Iterable, Iterator

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from factcheck.core.images import SiteImage

from ..bodies import mentions
from ..models import EvidencePage


def uses_in_bodies(things: Iterable) -> list[Page]:
    """The pages that show one of these pictures or name one of these sources, public or in their newest draft.

    Pages that are among the things themselves do not count: they would go too.
    """
    things = list(things)
    images = {thing.pk for thing in things if isinstance(thing, SiteImage)}
    evidence = {thing.pk for thing in things if isinstance(thing, EvidencePage)}
    if not images and not evidence:
        return []
    going = {thing.pk for thing in things if isinstance(thing, Page)}
    return [page for page in pages_with_bodies() if page.pk not in going and names(page, images, evidence)]


def pages_with_bodies() -> Iterator[Page]:
    """Every page that is written in blocks, with its newest version."""
    for model in get_page_models():
        if any(isinstance(field, StreamField) and field.name == "body" for field in model._meta.fields):
            yield from model.objects.select_related("latest_revision").iterator()


def names(page: Page, images: set[int], evidence: set[int]) -> bool:
    """Whether a body of the page, public or drafted, names one of these."""
    found = [mentions(body) for body in bodies_of(page)]
    return any(named.images & images or named.evidence & evidence for named in found)


def bodies_of(page: Page) -> list[StreamValue]:
    """The body as readers see it, and as the newest version has it."""
    draft = page.latest_revision.content.get("body") if page.latest_revision else None
    return [page.body, *([page._meta.get_field("body").to_python(draft)] if draft else [])]
