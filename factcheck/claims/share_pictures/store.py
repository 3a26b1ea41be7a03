"""Share pictures are drawn once and kept beside the private files; what went out of date is thrown away."""

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from .cards import ShareCard
from .drawing import draw

logger = logging.getLogger(__name__)

FOLDER = "cards"
# The last chunk of every PNG: a file without it was being written when the machine stopped.
PNG_END = b"IEND\xaeB`\x82"


def storage() -> Storage:
    """Where the pictures lie: no address leads there past the view that asks whether the claim is public."""
    return storages["private"]


def folder(number: int | None) -> str:
    """The folder of one claim's pictures, or of the site's own."""
    return f"{FOLDER}/{'site' if number is None else number}"


def file_name(card: ShareCard) -> str:
    return f"{card.language}-{card.digest}.png"


def picture_of(card: ShareCard) -> bytes:
    """The card's picture, from the store or drawn now and kept."""
    return kept(card) or keep(card, draw(card))


def kept(card: ShareCard) -> bytes | None:
    """The stored picture, or None when there is none or not all of it."""
    try:
        with storage().open(f"{folder(card.number)}/{file_name(card)}") as file:
            content = file.read()
    except FileNotFoundError:
        return None
    return content if content.endswith(PNG_END) else None


def keep(card: ShareCard, content: bytes) -> bytes:
    """Stores the picture in place of earlier ones of the same thing and language; a full disk stops no reader."""
    try:
        remove(card.number, card.language)
        storage().save(f"{folder(card.number)}/{file_name(card)}", ContentFile(content))
    except OSError:
        logger.exception("A share picture could not be stored: %s", file_name(card))
    return content


def remove(number: int | None, language: str = "") -> None:
    """Deletes the stored pictures of one thing, in one language or in all."""
    for name in stored_names(number):
        if name.startswith(f"{language}-" if language else ""):
            storage().delete(f"{folder(number)}/{name}")


def stored_names(number: int | None) -> list[str]:
    """The file names of what is stored for one thing."""
    try:
        _folders, names = storage().listdir(folder(number))
    except FileNotFoundError:
        return []
    return names
