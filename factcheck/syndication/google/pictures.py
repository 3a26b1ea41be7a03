"""Which picture `claims:imageSearch` means: one that we show ourselves, or one that comes within the address."""

import re
from base64 import b64decode
from binascii import Error
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.utils.translation import override
from PIL import Image

from factcheck.claims.indexing.making import KIND, number_of
from factcheck.claims.machines import Refusal
from factcheck.claims.models import Capture
from search.documents import kind_of
from search.known_pictures import matches
from search.uploads import MOST_BYTES, PictureRefused, picture_in

from .parameters import own_site, site_of

DATA = re.compile(r"data:image/[a-z0-9.+-]{1,40}(?:;[a-z0-9=._-]{1,80})*;base64,", re.IGNORECASE)
CAPTURE = re.compile(r"/captures/([0-9]{1,18})/(?:[0-9]{1,5}\.[a-z0-9]{1,5})?")
# As `factcheck.urls` serves them.
MEDIA = re.compile(re.escape(settings.MEDIA_URL) + r"([A-Za-z0-9._/-]{1,200})")
# Four letters tell three bytes.
LONGEST = MOST_BYTES * 4 // 3 + 200
NOT_OURS = (
    "Only pictures that need not be fetched from elsewhere can be compared: give an address below "
    "{site}/captures/ or {site}{media}, or the picture itself as data:image/…;base64,…."
)


def claims_with(address: str) -> list[int]:
    """The numbers of the claims in which the picture is known, certain ones first. Raises Refusal."""
    return [number_of(found.subject) for found in matches(opened(address)) if kind_of(found.subject) == KIND]


def opened(address: str) -> Image.Image:
    """The picture at this address. Raises Refusal."""
    data = written_in(address) if address[:5].lower() == "data:" else kept_at(address)
    try:
        return picture_in(data)
    except PictureRefused as refused:
        with override("en"):
            raise Refusal(400, str(refused.words)) from refused


def written_in(address: str) -> bytes:
    """The bytes of a data: address. Raises Refusal."""
    head = DATA.match(address)
    if not head:
        raise Refusal(400, refusal())
    try:
        # A plus sign that was not escaped arrives as a space.
        return b64decode(address[head.end() :].replace(" ", "+"), validate=True)
    except (Error, ValueError) as error:
        raise Refusal(400, "What follows base64, in imageUri is not Base64.") from error


def kept_at(address: str) -> bytes:
    """The bytes of a picture that we show ourselves. Raises Refusal."""
    try:
        parts = urlsplit(address)
        is_ours = parts.scheme in ("http", "https") and site_of(parts.hostname or "") == own_site()
    except ValueError:
        is_ours = False
    if not is_ours:
        raise Refusal(400, refusal())
    try:
        return read(unquote(parts.path))
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Refusal(400, "There is no public picture at this address.") from error


def read(path: str) -> bytes:
    """The file that is served at this path to everybody. Raises OSError when there is none, Refusal for other paths."""
    if capture := CAPTURE.fullmatch(path):
        held = Capture.objects.public().exclude(derivative="").filter(pk=int(capture[1])).first()
        if held is None:
            raise FileNotFoundError(path)
        file = held.derivative.open("rb")
    elif media := MEDIA.fullmatch(path):
        file = default_storage.open(media[1])
    else:
        raise Refusal(400, refusal())
    with file:
        return file.read(MOST_BYTES + 1)


def refusal() -> str:
    return NOT_OURS.format(site=settings.SITE_ADDRESS, media=settings.MEDIA_URL)
