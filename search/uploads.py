"""Reads a picture that a reader dropped: small and upright, nothing of it kept, nothing but pixels believed."""

import struct
import warnings
from contextlib import suppress
from io import BytesIO
from math import ceil, sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
# libwebp holds a picture four times while it decodes.
MOST_WEBP_PIXELS = 9_000_000
# Of a progressive JPEG all coefficients are held, up to eight bytes a pixel.
MOST_PROGRESSIVE_PIXELS = 16_000_000
# A telephone's screen keeps its letters at this size; a larger picture is made smaller while it is read.
KEPT_PIXELS = 3_000_000
STRIP_HEIGHT = 64
# Pixels a side below which nothing is to be recognised.
LEAST_SIDE = 32

# What Pillow's decoders raise over files that only pretend.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, LookupError, TypeError, ArithmeticError)

# Pillow warns of what is refused or passed over here: many pixels, unreadable notes of cameras.
warnings.filterwarnings("ignore", module=r"PIL\.")


class PictureRefused(Exception):
    """An upload that is not looked at: `words` tell the reader why, in the active language."""

    def __init__(self, words: str | Promise) -> None:
        super().__init__(words)
        self.words = words


def picture_in(data: bytes) -> Image.Image:
    """The picture in these bytes: RGB, upright, at most three megapixels; of an animation the first frame.

    Raises PictureRefused. Nothing is decoded before the header's promise of pixels was checked.
    """
    if len(data) > MOST_BYTES:
        limit = MOST_BYTES // 1024**2
        raise PictureRefused(_("This picture has more than %(limit)s MB. Send a smaller copy.") % {"limit": limit})
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            refuse_sizes(picture)
            return upright(picture, small(picture))
    except UnidentifiedImageError as error:
        raise PictureRefused(
            _("This file is not a picture that we can read. Send a JPEG, PNG, WebP or GIF, or a screenshot of it.")
        ) from error
    except Image.DecompressionBombError as error:
        raise too_many_pixels(MOST_PIXELS) from error
    except BROKEN as error:
        raise PictureRefused(
            _("This picture is damaged or did not arrive whole. Send it again, or a screenshot of it.")
        ) from error


def refuse_sizes(picture: Image.Image) -> None:
    """Raises PictureRefused when the header promises too many pixels, or too few to recognise anything."""
    limit = most_pixels(picture)
    if picture.width * picture.height > limit:
        raise too_many_pixels(limit)
    if min(picture.size) < LEAST_SIDE:
        raise PictureRefused(_("This picture is too small to recognise anything in it. Send a larger copy."))


def most_pixels(picture: Image.Image) -> int:
    """How many pixels a picture of this format may have, so that decoding stays within the memory that there is."""
    if picture.format == "WEBP":
        return MOST_WEBP_PIXELS
    return MOST_PROGRESSIVE_PIXELS if picture.info.get("progressive") else MOST_PIXELS


def too_many_pixels(limit: int) -> PictureRefused:
    words = _("This picture has more than %(limit)s megapixels. Send a smaller copy or a screenshot of it.")
    return PictureRefused(words % {"limit": limit // 1_000_000})


def small(picture: Image.Image) -> Image.Image:
    """The first frame on white, made smaller strip by strip: a second copy of the largest ones is never in memory."""
    picture.draft(None, tuple(side // shrinking(picture) for side in picture.size))
    picture.load()
    factor = shrinking(picture)
    sheet = Image.new("RGB", (ceil(picture.width / factor), ceil(picture.height / factor)), "white")
    for top in range(0, picture.height, STRIP_HEIGHT * factor):
        bottom = min(picture.height, top + STRIP_HEIGHT * factor)
        strip = in_colours(picture.crop((0, top, picture.width, bottom))).reduce(factor)
        sheet.paste(strip, (0, top // factor), strip if strip.mode == "RGBA" else None)
    return sheet


def shrinking(picture: Image.Image) -> int:
    """By how much the sides must be divided."""
    return max(1, ceil(sqrt(picture.width * picture.height / KEPT_PIXELS)))


def in_colours(picture: Image.Image) -> Image.Image:
    """The picture as RGB, or as RGBA where something shines through."""
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: a plain conversion would cut them all off to white.
        picture = picture.point(lambda shade: shade / 256).convert("L")
    transparent = "A" in picture.mode or "transparency" in picture.info
    return picture.convert("RGBA" if transparent else "RGB")


def upright(source: Image.Image, picture: Image.Image) -> Image.Image:
    """The picture turned as the camera noted in its source; unreadable notes are passed over."""
    picture.info = {"exif": source.info["exif"]} if "exif" in source.info else {}
    with suppress(BROKEN):
        picture = ImageOps.exif_transpose(picture)
    picture.info.clear()
    return picture
