"""By which pictures a claim is recognised: what was met, what our pages show of it, our own cards."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import BinaryIO

from django.db.models import Q
from django.db.models.fields.files import FieldFile
from wagtail.blocks import StreamValue

from factcheck.core.images import SiteImage
from factcheck.core.languages import content_languages
from factcheck.core.sizes import on_white, read_small
from search.known_pictures import KnownPicture, kept, remember, subjects
from search.pictures import PictureKeys, keys_of

from .indexing.making import number_of, subject_for
from .models import Capture, Claim, FactCheckPage
from .share_pictures.cards import ShareCard
from .share_pictures.current import current_card
from .share_pictures.store import picture_of

logger = logging.getLogger(__name__)

# Enough for what is kept of a picture; of a large JPEG no more than this is decoded.
WIDTH = 1024


@dataclass(frozen=True)
class Held:
    """A picture of ours: a digest that changes with it, and how its file is opened."""

    source: str
    digest: str
    open: Callable[[], BinaryIO]
    is_telling: bool = True


def remember_pictures(claim: Claim) -> None:
    """Makes readers' pictures recognisable as this claim; one that readers may not see is forgotten."""
    remember(subject_for(claim.pk), picture_keys(claim) if claim.is_public else ())


def forget_pictures(number: int) -> None:
    """A claim that readers may not see is recognised by nothing."""
    remember(subject_for(number), ())


def unknown_claims() -> list[int]:
    """The numbers of public claims of which nothing is kept, and of others of which something is."""
    public = {subject_for(number) for number in Claim.objects.public().values_list("pk", flat=True)}
    return sorted(number_of(subject) for subject in public ^ subjects())


def picture_keys(claim: Claim) -> Iterator[KnownPicture]:
    """The pictures of a public claim; files that did not change are not read again, lost ones are passed over."""
    files = [*captures(claim), *pictures_in_pages(claim), *cards(claim)]
    known = kept(file.digest for file in files)
    for file in files:
        keys = known.get(file.digest) or read(file)
        if keys:
            yield KnownPicture(file.source, file.digest, keys, file.is_telling)


def captures(claim: Claim) -> Iterator[Held]:
    """What was met: the pictures held with its appearances, and with those of public claims merged into it."""
    merged = Q(appearances__claim__merged_into=claim, appearances__claim__live=True)
    found = Capture.objects.filter(Q(appearances__claim=claim) | merged).exclude(derivative="")
    for capture in found.distinct():
        yield Held(f"capture-{capture.pk}", capture.sha256, partial(open_stored, capture.derivative))


def pictures_in_pages(claim: Claim) -> Iterator[Held]:
    """The pictures in the claim's published pages; those that need not be the disputed one are not telling."""
    telling: dict[int, bool] = {}
    for page in FactCheckPage.objects.published().filter(claim=claim):
        for image, is_telling in shown_in(page.body):
            telling[image] = telling.get(image, False) or is_telling
    for image in SiteImage.objects.filter(pk__in=telling):
        # A file of the library never changes under its name.
        digest = hashlib.sha256(image.file.name.encode()).hexdigest()
        yield Held(f"image-{image.pk}", digest, partial(open_stored, image.file), telling[image.pk])


def shown_in(body: StreamValue) -> Iterator[tuple[int, bool]]:
    """Primary keys of a body's pictures and whether they show what is disputed; the second of a comparison does not."""
    for block in body.raw_data:
        kind, value = block["type"], block["value"]
        if kind == "picture":
            yield value["image"], False
        elif kind == "linked_media":
            yield value["still"], True
        elif kind == "comparison":
            yield value["first"]["image"], True


def cards(claim: Claim) -> Iterator[Held]:
    """Our own share pictures, drawn now where nobody drew them before: they come back as screenshots."""
    for language, _name in content_languages():
        card = current_card(claim, language)
        yield Held(f"card-{language}", f"card-{card.digest}", partial(open_card, card))


def open_stored(file: FieldFile) -> BinaryIO:
    return file.storage.open(file.name)


def open_card(card: ShareCard) -> BinaryIO:
    return BytesIO(picture_of(card))


def read(held: Held) -> PictureKeys | None:
    """What a picture of ours is recognised by, or None where its file is lost.

    All of them were encoded by us when they arrived, within the limits of `factcheck.core.pictures`.
    """
    try:
        with held.open() as file:
            picture = read_small(file, WIDTH)
    except OSError:
        logger.exception("A picture cannot be recognised later, its file is lost: %s", held.source)
        return None
    return keys_of(on_white(picture) if picture.mode == "RGBA" else picture)
