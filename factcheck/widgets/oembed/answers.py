"""The answer itself: pure, from what is pasted and how much room there is for it."""

from dataclasses import dataclass

from factcheck.core.share import SharePicture

from ..codes import Subject, height_at, linked_frame

USUAL_WIDTH = 600
# As our own loader has it.
HIGHEST = 2_000
CACHE_SECONDS = 86_400


@dataclass(frozen=True)
class Room:
    """How many pixels there are at most; None where there is no limit."""

    width: int | None = None
    height: int | None = None

    def holds(self, width: int, height: int) -> bool:
        return all(limit is None or size <= limit for limit, size in ((self.width, width), (self.height, height)))


def answer(subject: Subject, author: str, picture: SharePicture, room: Room) -> dict[str, str | int]:
    """The fields of an answer of type rich; a picture that does not fit is left out."""
    width = min(USUAL_WIDTH, room.width or USUAL_WIDTH)
    natural = min(height_at(width, subject.letters), HIGHEST)
    height = min(natural, room.height or natural)
    return {
        "type": "rich",
        "version": "1.0",
        "title": subject.title,
        "author_name": author,
        "author_url": f"{subject.site}/",
        "provider_name": subject.site_name,
        "provider_url": f"{subject.site}/",
        "cache_age": CACHE_SECONDS,
        "html": linked_frame(subject, width, height),
        "width": width,
        "height": height,
        **(thumbnail(picture) if room.holds(picture.width, picture.height) else {}),
    }


def thumbnail(picture: SharePicture) -> dict[str, str | int]:
    """The share picture in its true size."""
    return {
        "thumbnail_url": picture.url,
        "thumbnail_width": picture.width,
        "thumbnail_height": picture.height,
    }
