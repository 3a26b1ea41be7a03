"""Pictures of the library in every size that a page offers: drawn ahead, listed for `<picture>`."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from .sizes import FORMATS, JPEG, Format, encoded, no_wider, read_small, useful_widths

logger = logging.getLogger(__name__)

WIDTHS = (400, 800, 1200)
# What a browser without `<picture>` gets, and the one size that is drawn while a reader waits.
PLAIN_WIDTH = 800


@dataclass(frozen=True)
class Source:
    """The sizes of a picture in one format, as `srcset` names them."""

    media_type: str
    srcset: str


@dataclass(frozen=True)
class ShownPicture:
    """What `<picture>` needs: the plain file with its size in pixels, and better ones to choose from."""

    url: str
    width: int
    height: int
    sources: tuple[Source, ...] = ()


def spec(width: int, kind: Format) -> str:
    """A size as Wagtail's renditions name it."""
    return f"width-{width}|format-{kind.name}"


SPECS = tuple(spec(width, kind) for width in WIDTHS for kind in FORMATS)


def sizes_of(width: int) -> list[tuple[int, Format]]:
    """Every size that a picture of `width` pixels is shown in."""
    return [(asked, kind) for kind in FORMATS for asked in useful_widths(width, WIDTHS)]


def plain_size(width: int) -> tuple[int, Format]:
    """The one size that every browser can show."""
    return max(asked for asked in useful_widths(width, WIDTHS) if asked <= PLAIN_WIDTH), JPEG


def shown(image) -> ShownPicture | None:
    """The picture with the sizes that are drawn already; the plain one is drawn now if need be.

    None, and a line in the log, when its file is gone.
    """
    drawn = drawn_sizes(image)
    plain = spec(*plain_size(image.width))
    if plain not in drawn:
        try:
            drawn |= draw(image, [plain_size(image.width)])
        except OSError:
            logger.exception("Picture %s cannot be drawn.", image.pk)
            return None
    return ShownPicture(drawn[plain].url, drawn[plain].width, drawn[plain].height, sources(image, drawn))


def sources(image, drawn: dict) -> tuple[Source, ...]:
    """What is drawn, by format, the best first."""
    lists = {kind: [drawn.get(spec(asked, kind)) for asked in useful_widths(image.width, WIDTHS)] for kind in FORMATS}
    return tuple(
        Source(kind.media_type, ", ".join(f"{row.url} {row.width}w" for row in rows if row))
        for kind, rows in lists.items()
        if any(rows)
    )


def drawn_sizes(image) -> dict:
    """The renditions that are there, by their names; fetched with the picture where many are shown."""
    rows = getattr(image, "prefetched_renditions", None)
    if rows is None:
        rows = image.renditions.filter(filter_spec__in=SPECS)
    return {row.filter_spec: row for row in rows}


def draw_missing(image) -> None:
    """Draws every size that is not there yet. Raises OSError when the picture's file cannot be read."""
    drawn = drawn_sizes(image)
    draw(image, [size for size in sizes_of(image.width) if spec(*size) not in drawn])


def draw(image, sizes: Iterable[tuple[int, Format]]) -> dict:
    """Draws these sizes from one reading of the file; returns the renditions by their names."""
    wanted = list(sizes)
    if not wanted:
        return {}
    with image.open_file() as file:
        largest = read_small(file, max(width for width, _kind in wanted))
    return {
        spec(width, kind): kept(image, width, kind, encoded(no_wider(largest, width), kind)) for width, kind in wanted
    }


def kept(image, width: int, kind: Format, data: bytes):
    """The drawn size as a row. When two drew it at once, the second one's file is thrown away."""
    stem = image.filename.rpartition(".")[0]
    file = ContentFile(data, name=f"{stem}.{width}.{kind.extension}")
    row = image.get_rendition_model()(image=image, filter_spec=spec(width, kind), file=file)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        row.file.delete(save=False)
        return image.renditions.get(filter_spec=row.filter_spec)
    return row
