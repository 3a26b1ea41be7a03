"""The demonstration's pictures, people and keys."""

import uuid

from django.core.files.base import ContentFile

from factcheck.claims import vocabulary
from factcheck.claims.models import Capture, CaptureLabel, Claimant, EvidencePage, Organisation, Person
from factcheck.core.models import SiteImage

from .content import read
from .drawings import DRAWINGS

NAMESPACE = uuid.UUID("5f1c0f5e-6f0b-4c7e-9a43-0d7d3b8f2a11")


def own_uuid(kind: str, key: str | int) -> uuid.UUID:
    """The same identifier at every run: by it the loader knows what it has already made."""
    return uuid.uuid5(NAMESPACE, f"{kind}/{key}")


def load_people() -> None:
    """Organisations, claimants and people whose keys are not there yet."""
    for row in read("organisations").values():
        vocabulary.add(Organisation, row)
    for row in read("claimants").values():
        organisation = Organisation.objects.filter(slug=row.pop("organisation", "")).first()
        vocabulary.add(Claimant, row, organisation=organisation)
    for row in read("people").values():
        vocabulary.add(Person, row)


def drawing(name: str) -> SiteImage:
    """One of our own drawings in the picture library."""
    title = f"Demonstration: {name}"
    existing = SiteImage.objects.filter(title=title).first()
    return existing or SiteImage.objects.create(title=title, file=drawn(name))


def capture(name: str, words: dict[str, dict[str, str]]) -> Capture:
    """One of our own drawings as a capture; `words` says in each language what it shows."""
    title = f"Демонстрация · Demonstration: {name}"
    existing = Capture.objects.filter(title=title).first()
    if existing:
        return existing
    made = Capture(title=title, kind="picture", file=drawn(name), how="Drawn by us")
    made.labels = [CaptureLabel(language=language, **shows) for language, shows in words.items()]
    made.save()
    return made


def drawn(name: str) -> ContentFile:
    return ContentFile(DRAWINGS[name](), name=f"{name}.webp")


def evidence_page(key: str, language: str) -> EvidencePage:
    """The demonstration's evidence page of this key in one language."""
    return EvidencePage.objects.in_language(language).get(translation_key=own_uuid("evidence", key))
