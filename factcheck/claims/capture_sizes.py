"""Captures in the sizes that pages show: drawn once, kept in private storage, served by the view that asks who may."""

from django.core.files.base import ContentFile, File
from django.urls import reverse

from factcheck.core.responsive import ShownPicture, Source
from factcheck.core.sizes import FORMATS, Format, encoded, no_wider, read_small, useful_widths

WIDTHS = (400, 800)
# What addresses may name: (width, extension) -> format.
OFFERED = {(width, kind.extension): kind for width in WIDTHS for kind in FORMATS}


def file_name(capture, width: int, kind: Format) -> str:
    """Where a size is kept: in a folder of its own, so that no upload can have the same name."""
    return f"sizes/{capture.derivative.name}.{width}.{kind.extension}"


def opened(capture, width: int, kind: Format) -> File:
    """The file of one size, drawn now when nobody drew it before. Raises FileNotFoundError without the picture."""
    name = file_name(capture, width, kind)
    try:
        return capture.derivative.storage.open(name)
    except FileNotFoundError:
        with capture.derivative.storage.open(capture.derivative.name) as file:
            return keep(capture, name, encoded(read_small(file, width), kind))


def draw_missing(capture) -> None:
    """Draws every useful size that is not there yet, from one reading of the picture."""
    storage = capture.derivative.storage
    wanted = {file_name(capture, width, kind): (width, kind) for width, kind in useful(capture)}
    missing = {name: size for name, size in wanted.items() if not storage.exists(name)}
    if missing:
        with storage.open(capture.derivative.name) as file:
            largest = read_small(file, max(WIDTHS))
        for name, (width, kind) in missing.items():
            keep(capture, name, encoded(no_wider(largest, width), kind))


def keep(capture, name: str, data: bytes) -> File:
    """Stores a drawn size. When two drew it at once, the storage gives the second another name: it is thrown away."""
    storage = capture.derivative.storage
    kept = storage.save(name, ContentFile(data))
    if kept != name:
        storage.delete(kept)
    return ContentFile(data)


def delete_files(capture) -> None:
    """Deletes what was held with a capture that is gone: the original, the copy and its sizes."""
    storage = capture.file.storage
    sizes = [file_name(capture, width, kind) for (width, _extension), kind in OFFERED.items()]
    for name in [capture.file.name, *([capture.derivative.name, *sizes] if capture.derivative else [])]:
        storage.delete(name)


def shown(capture) -> ShownPicture:
    """The capture for `<picture>`; no question to the storage."""
    width, height = capture.width, capture.height
    plain = max(useful_widths(width, WIDTHS))
    factor = min(1, plain / width)
    url = address(capture, plain, FORMATS[-1])
    return ShownPicture(url, round(width * factor), max(1, round(height * factor)), sources(capture))


def sources(capture) -> tuple[Source, ...]:
    """The useful sizes by format, the best first."""
    widths = useful_widths(capture.width, WIDTHS)
    return tuple(
        Source(
            kind.media_type,
            ", ".join(f"{address(capture, width, kind)} {min(width, capture.width)}w" for width in widths),
        )
        for kind in FORMATS
    )


def useful(capture) -> list[tuple[int, Format]]:
    return [(width, kind) for width in useful_widths(capture.width, WIDTHS) for kind in FORMATS]


def address(capture, width: int, kind: Format) -> str:
    return reverse("capture_size", args=[capture.pk, width, kind.extension])
