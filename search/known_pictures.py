"""The pictures of what was checked: kept in the database, searched in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.db import transaction
from django.db.models import Count, Max
from PIL import Image

from .models import PictureKey
from .pictures import DESIGN, PictureKeys, Recognised, Shelf, pack, recognise, unpack

State = tuple[datetime | None, int]


@dataclass(frozen=True)
class KnownPicture:
    """A picture of a subject: `source` says which ("capture-5"), `digest` which file it is.

    One that is not `is_telling` is an illustration: whoever has it may still ask about something else.
    """

    source: str
    digest: str
    keys: PictureKeys
    is_telling: bool = True


@dataclass(frozen=True)
class PictureMatch:
    """A picture of a subject that the reader's picture shows; whether certainly, `is_certain` says."""

    subject: str
    source: str
    recognised: Recognised
    is_certain: bool


@dataclass(frozen=True)
class Shelved:
    """The hashes of one state of the table; `rows` are the primary keys in the shelf's order."""

    state: State
    rows: Sequence[int]
    shelf: Shelf


def remember(subject: str, pictures: Iterable[KnownPicture]) -> None:
    """Makes these the pictures of the subject, in place of those before; none at all forgets it."""
    rows = [
        PictureKey(
            subject=subject,
            source=picture.source,
            digest=picture.digest,
            is_telling=picture.is_telling,
            design=DESIGN,
            hashes=pack(picture.keys.hashes),
            sketch=picture.keys.sketch,
        )
        for picture in pictures
    ]
    before = PictureKey.objects.filter(subject=subject)
    if sorted(map(identity, rows)) == sorted(map(identity, before.defer("hashes", "sketch"))):
        return
    with transaction.atomic():
        before.delete()
        PictureKey.objects.bulk_create(rows)


def identity(row: PictureKey) -> tuple[str, str, bool, int]:
    return row.source, row.digest, row.is_telling, row.design


def subjects() -> set[str]:
    """The subjects of which pictures of the present design are kept."""
    return set(PictureKey.objects.filter(design=DESIGN).values_list("subject", flat=True).distinct())


def kept(digests: Iterable[str]) -> dict[str, PictureKeys]:
    """By digest, what is kept of files that were read before, whichever subject they belong to."""
    rows = PictureKey.objects.filter(design=DESIGN, digest__in=set(digests))
    return {row.digest: PictureKeys(unpack(bytes(row.hashes)), bytes(row.sketch)) for row in rows}


def matches(image: Image.Image) -> list[PictureMatch]:
    """The subjects' pictures that this one shows, certain ones first, then the most alike; each subject once."""
    shelved = shelf()
    found = recognise(image, shelved.shelf, lambda place: sketch_of(shelved.rows[place]))
    rows = PictureKey.objects.defer("hashes", "sketch").in_bulk([shelved.rows[one.place] for one in found])
    all_matches = [match_of(rows[shelved.rows[one.place]], one) for one in found if shelved.rows[one.place] in rows]
    best: dict[str, PictureMatch] = {}
    for match in sorted(all_matches, key=lambda match: not match.is_certain):
        best.setdefault(match.subject, match)
    return list(best.values())


def match_of(row: PictureKey, one: Recognised) -> PictureMatch:
    return PictureMatch(row.subject, row.source, one, is_certain=one.is_certain and row.is_telling)


def sketch_of(row: int) -> bytes:
    """The sketch of a row, or b"" when it went away meanwhile."""
    sketches = PictureKey.objects.filter(pk=row).values_list("sketch", flat=True)
    return bytes(sketches.first() or b"")


class Current:
    """The shelf of this process, made anew when the table has changed."""

    shelved: Shelved | None = None
    lock = Lock()


def shelf() -> Shelved:
    """All hashes in memory: 0.5 kB a picture, some 2 s of work for 100,000 when the table has changed."""
    with Current.lock:
        now = state()
        if Current.shelved is None or Current.shelved.state != now:
            Current.shelved = read(now)
        return Current.shelved


def state() -> State:
    """Changes with every change of the table: rows are added and removed, never edited."""
    figures = PictureKey.objects.aggregate(latest=Max("added_at"), count=Count("pk"))
    return figures["latest"], figures["count"]


def read(now: State) -> Shelved:
    """Everything of this design, in the order it came in."""
    rows = list(PictureKey.objects.filter(design=DESIGN).order_by("pk").values_list("pk", "hashes"))
    return Shelved(now, [pk for pk, _hashes in rows], Shelf([bytes(hashes) for _pk, hashes in rows]))
