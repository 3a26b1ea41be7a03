"""What readers give to be checked: a text and a picture, taken in without a trace on disk."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.base import ContentFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .counters import Given
from .text.addresses import links_in
from .uploads import MOST_BYTES

LONGEST_TEXT = 10_000
# Beside the picture the body of a request holds the text, and what browsers write between the two.
LARGEST_BODY = MOST_BYTES + 1024 * 1024


@dataclass(frozen=True)
class Message:
    """What one reader gave. `was_cut` when the text was longer than what is compared; `picture` are its bytes."""

    text: str = ""
    was_cut: bool = False
    picture: bytes = b""

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.picture)

    @property
    def given(self) -> Given:
        """Which kind of thing it is, for the counters."""
        if self.picture:
            return Given.BOTH if self.text else Given.PICTURE
        links = links_in(self.text)
        return Given.LINK if links and links[0].end - links[0].start == len(self.text) else Given.TEXT


class Refused(Exception):
    """What was sent cannot be checked: why, in the reader's words, and the status that says it to machines.

    After `wait` seconds the same may be sent again; `text` is what the reader need not write anew.
    """

    def __init__(self, words: str | Promise, status: int = 400, wait: int = 0, text: str = "") -> None:
        super().__init__(words)
        self.words, self.status, self.wait, self.text = words, status, wait, text


class TooLarge(Refused):
    """More was sent than anybody needs for a check."""

    def __init__(self) -> None:
        words = _("This is too much at once: send a part of the text, or a picture of up to %(limit)d MB.")
        super().__init__(words % {"limit": MOST_BYTES // 1024**2}, 413)


class InMemory(FileUploadHandler):
    """Keeps a picture in memory, where Django would write a larger one into a file; passes over anything else."""

    is_too_large = False

    def new_file(self, field_name, *args, **kwargs) -> None:
        super().new_file(field_name, *args, **kwargs)
        if field_name != "picture":
            raise SkipFile
        self.parts: list[bytes] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > MOST_BYTES:
            self.is_too_large = True
            raise SkipFile
        self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> ContentFile:
        return ContentFile(b"".join(self.parts))


def message_of(request: HttpRequest) -> Message:
    """What the reader gave. Raises Refused."""
    if length_of(request) > LARGEST_BODY:
        raise TooLarge
    handler = InMemory(request)
    request.upload_handlers = [handler]
    try:
        written, picture = request.POST.get("text", ""), request.FILES.get("picture")
    except SuspiciousOperation as error:
        raise TooLarge from error
    except (MultiPartParserError, BadRequest, UnreadablePostError) as error:
        raise Refused(_("What you sent did not arrive whole. Please try again.")) from error
    if handler.is_too_large:
        raise TooLarge
    text = clean(written)
    return Message(text[:LONGEST_TEXT], len(text) > LONGEST_TEXT, picture.read() if picture else b"")


def length_of(request: HttpRequest) -> int:
    """The length that the body is said to have, in bytes; 0 where that is no number."""
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isascii() and told.isdigit() else 0


def clean(written: str) -> str:
    """The text as it was written, without what no database and no index can bear."""
    return written.replace("\x00", "").replace("\r\n", "\n").strip()
