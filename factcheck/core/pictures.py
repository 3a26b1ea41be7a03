"""Uploaded pictures are opened, checked and written anew: what is stored was encoded by us."""

import warnings
from io import BytesIO
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, UnidentifiedImageError

# Our own limit of pixels, checked before anything is decoded, is stricter than the one that Pillow warns of.
warnings.simplefilter("ignore", Image.DecompressionBombWarning)

# Pillow format -> (extension, options of the encoder). GIFs become PNG: one frame is enough for evidence.
ENCODERS = {
    "JPEG": (".jpg", {"quality": 90}),
    "PNG": (".png", {"optimize": True}),
    "WEBP": (".webp", {"quality": 90, "method": 4}),
    "GIF": (".png", {"optimize": True}),
}
# libwebp holds a picture four times while it decodes: with 25 megapixels that would be more than half a gigabyte.
MOST_WEBP_PIXELS = 9_000_000
STRIP_HEIGHT = 32
ORIENTATION = ExifTags.Base.Orientation
# What a camera noted about how it was held -> what makes the picture upright.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Those that make rows columns, and those that begin with what was last.
SIDEWAYS = {TURNS[place] for place in (5, 6, 7, 8)}
BACKWARDS = {TURNS[place] for place in (3, 4, 6, 7)}


class CleanPicture(ContentFile):
    """A picture that we encoded ourselves."""


def clean_picture(upload: BinaryIO, name: str = "") -> CleanPicture:
    """The picture of `upload`, upright and without any metadata, as a new file.

    Raises ValidationError in plain words for anything that is not a whole JPEG, PNG, WebP or GIF within the
    limits of bytes and pixels. The pixel limit is checked from the header, before anything is decoded.
    """
    refuse_too_many_bytes(upload)
    try:
        with Image.open(upload, formats=list(ENCODERS)) as picture:
            refuse_too_many_pixels(picture)
            source_format = picture.format
            pixels = pixels_only(picture)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise too_many_pixels(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(
            _("This file is not a whole picture. Save it again as JPEG, PNG or WebP and upload that file."),
            code="invalid_image",
        ) from error
    # At the size limit each picture in memory weighs 100 MB: one is enough.
    del picture
    return encode(pixels, source_format, name or getattr(upload, "name", "") or "picture")


def encode(pixels: Image.Image, source_format: str, name: str) -> CleanPicture:
    """The pixels alone, written in the format they came in."""
    extension, options = ENCODERS[source_format]
    buffer = BytesIO()
    pixels.save(buffer, Image.registered_extensions()[extension], **options)
    return CleanPicture(buffer.getvalue(), name=PurePosixPath(name).stem + extension)


def pixels_only(picture: Image.Image) -> Image.Image:
    """The picture upright and in plain colours, with nothing but its pixels: no EXIF, XMP, IPTC, comments, profile."""
    picture.load()
    turn = TURNS.get(picture.getexif().get(ORIENTATION))
    transparent = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    mode = "RGBA" if transparent else "RGB"
    plain = picture if picture.mode == mode and turn is None else rewritten(picture, mode, turn)
    # Pillow's encoders write only what they find here.
    plain.info.clear()
    return plain


def rewritten(picture: Image.Image, mode: str, turn: Image.Transpose | None) -> Image.Image:
    """The picture in another mode, turned, by way of a file: only one whole picture is in memory at a time."""
    width, height = picture.size
    strips = [(top, min(STRIP_HEIGHT, height - top)) for top in range(0, height, STRIP_HEIGHT)]
    with TemporaryFile() as file:
        for top, high in strips:
            strip = picture.crop((0, top, width, top + high))
            file.write(eight_bits(strip).convert(mode).tobytes())
        picture.close()
        file.seek(0)
        made = Image.new(mode, (height, width) if turn in SIDEWAYS else (width, height))
        for top, high in strips:
            strip = Image.frombytes(mode, (width, high), file.read(width * high * len(mode)))
            along = height - top - high if turn in BACKWARDS else top
            place = (along, 0) if turn in SIDEWAYS else (0, along)
            made.paste(strip if turn is None else strip.transpose(turn), place)
    return made


def eight_bits(picture: Image.Image) -> Image.Image:
    """A picture with finer shades of grey made coarser: a plain conversion would cut them all off to white."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return picture.point(lambda shade: shade / 256).convert("L")
    return picture


def refuse_too_many_bytes(upload: BinaryIO) -> None:
    """Raises ValidationError when the file is larger than the limit of the settings."""
    upload.seek(0, 2)
    size = upload.tell()
    upload.seek(0)
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size > limit:
        raise ValidationError(
            _("This file has %(size)s; pictures may have up to %(limit)s. Make it smaller and try again.")
            % {"size": filesizeformat(size), "limit": filesizeformat(limit)},
            code="file_too_large",
        )


def refuse_too_many_pixels(picture: Image.Image) -> None:
    """Raises ValidationError when the header promises more pixels, over all frames, than the limit."""
    width, height = picture.size
    limit = most_pixels(picture.format)
    if width * height * getattr(picture, "n_frames", 1) > limit:
        raise too_many_pixels(limit)


def most_pixels(file_format: str) -> int:
    """The limit of the settings, or less where decoding takes more memory."""
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    return min(limit, MOST_WEBP_PIXELS) if file_format == "WEBP" else limit


def too_many_pixels(limit: int) -> ValidationError:
    return ValidationError(
        _("This picture has more than %(limit)s megapixels. Make it smaller and try again.")
        % {"limit": limit // 1_000_000},
        code="file_too_many_pixels",
    )
