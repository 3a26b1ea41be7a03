"""Bodies: what their blocks name is fetched together, and only what readers may see is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import OuterRef
from wagtail.blocks import StreamValue

from factcheck.core.chosen import known_rows
from factcheck.core.images import SiteImage
from factcheck.core.rows import name_in

from .links import link_targets, linked_pages
from .models.evidence import EvidencePage
from .models.people import OrganisationLabel


@dataclass
class Mentions:
    """Primary keys of what a body names."""

    images: set[int] = field(default_factory=set)
    evidence: set[int] = field(default_factory=set)
    links: set[int] = field(default_factory=set)


def mentions(body: StreamValue) -> Mentions:
    """What the blocks of a body name, without reading any of it."""
    found = Mentions()
    for block in body.raw_data:
        kind, value = block["type"], block["value"]
        if kind == "paragraph":
            found.links |= linked_pages(value)
        elif kind == "evidence":
            found.evidence.add(value["page"])
        elif kind in ("picture", "linked_media"):
            found.images.add(value.get("image") or value.get("still"))
        elif kind == "comparison":
            found.images |= {value["first"]["image"], value["second"]["image"]}
    return found


def read_blocks(body: StreamValue, named: Mentions, evidence: dict[int, EvidencePage]) -> None:
    """Makes every block of the body from rows fetched here or given; blocks keep them until they are shown."""
    images = SiteImage.objects.filter(pk__in=named.images).with_sizes() if named.images else ()
    with known_rows({SiteImage: {image.pk: image for image in images}, EvidencePage: evidence}):
        for _block in body:
            pass


def evidence_to_show(cited: Iterable[int | None], language: str) -> dict[int, EvidencePage]:
    """For each evidence page that is named, the version for this reader: own language, default language, any.

    Versions that readers may not see are left out; so the result can lack a key. `publisher_name` is set on each.
    """
    keys = {key for key in cited if key}
    if not keys:
        return {}
    publisher = name_in(language, OrganisationLabel.objects.filter(parent=OuterRef("publisher")))
    translations = EvidencePage.objects.filter(pk__in=keys).values("translation_key")
    versions = list(
        EvidencePage.objects.filter(translation_key__in=translations)
        .marked_open()
        .select_related("locale", "publisher")
        .annotate(publisher_name=publisher)
    )
    best: dict = {}
    for version in sorted(versions, key=lambda version: nearness(version.language, language)):
        if version.live and version.is_open:
            best.setdefault(version.translation_key, version)
    return {
        version.pk: best[version.translation_key]
        for version in versions
        if version.pk in keys and version.translation_key in best
    }


def nearness(found: str, wanted: str) -> tuple[bool, bool, str]:
    """Orders languages: the wanted one, the default one, the others."""
    return found != wanted, found != settings.LANGUAGE_CODE, found


def body_of(page, language: str) -> dict[str, str]:
    """Reads a page's body as readers may see it; returns the addresses of the pages that it links to."""
    named = mentions(page.body)
    read_blocks(page.body, named, evidence_to_show(named.evidence, language))
    return link_targets(named.links)
