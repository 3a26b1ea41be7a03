"""Smaller versions of our own pictures: which widths there are, and how each format is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.conf import settings
from PIL import Image, ImageChops

# Lines of a large picture that are worked on at once.
STRIP_HEIGHT = 256


@dataclass(frozen=True)
class Format:
    """How pictures are written for the browsers that can read it; `name` is Wagtail's word."""

    name: str
    extension: str
    media_type: str

    @property
    def options(self) -> dict:
        """What Pillow's encoder is asked for. AVIF at speed 6 takes a tenth of a second for 960 pixels."""
        quality = {"quality": getattr(settings, f"WAGTAILIMAGES_{self.name.upper()}_QUALITY")}
        further = {"avif": {"speed": 6}, "webp": {"method": 4}, "jpeg": {"progressive": True, "optimize": True}}
        return quality | further[self.name]


AVIF = Format("avif", "avif", "image/avif")
WEBP = Format("webp", "webp", "image/webp")
JPEG = Format("jpeg", "jpg", "image/jpeg")
# The best first: a browser takes the first one that it knows.
FORMATS = (AVIF, WEBP, JPEG)


def useful_widths(width: int, widths: Iterable[int]) -> list[int]:
    """Of the widths those that a picture of `width` pixels fills, and the first one that holds all of it."""
    ordered = sorted(widths)
    filled = [asked for asked in ordered if asked < width]
    return filled + ordered[len(filled) : len(filled) + 1]


def read_small(file: BinaryIO, width: int) -> Image.Image:
    """The picture in a file of ours, no wider than `width`. Of a large JPEG only the needed detail is decoded."""
    with Image.open(file) as picture:
        picture.draft(None, height_kept(picture, width))
        return no_wider(picture, width)


def no_wider(picture: Image.Image, width: int) -> Image.Image:
    """The picture, made smaller when it is wider than `width`; never larger."""
    if picture.width <= width:
        return picture.copy()
    size = height_kept(picture, width)
    return resized_glass(picture, size) if picture.mode == "RGBA" else resized(picture, size)


def resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def resized_glass(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A transparent picture resized band by band: Pillow would first copy all of it, another 100 MB at the limit."""
    alpha = picture.getchannel("A")
    bands = [resized(dimmed(picture.getchannel(name), alpha), size) for name in "RGB"]
    return Image.merge("RGBa", [*bands, resized(alpha, size)]).convert("RGBA")


def dimmed(band: Image.Image, alpha: Image.Image) -> Image.Image:
    """The band multiplied by the transparency, in place and strip by strip."""
    for top in range(0, band.height, STRIP_HEIGHT):
        box = (0, top, band.width, min(top + STRIP_HEIGHT, band.height))
        band.paste(ImageChops.multiply(band.crop(box), alpha.crop(box)), box)
    return band


def height_kept(picture: Image.Image, width: int) -> tuple[int, int]:
    """The size of the picture at this width."""
    return width, max(1, round(picture.height * width / picture.width))


def encoded(picture: Image.Image, kind: Format) -> bytes:
    """The file of the picture in this format. JPEG has no transparency: what shines through becomes white."""
    buffer = BytesIO()
    flat = on_white(picture) if kind is JPEG and picture.mode == "RGBA" else picture
    flat.save(buffer, kind.name, **kind.options)
    return buffer.getvalue()


def on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency."""
    sheet = Image.new("RGB", picture.size, "white")
    sheet.paste(picture, mask=picture.getchannel("A"))
    return sheet
