"""Pictures that carry everything, and files that only pretend to be pictures."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

CANARIES = (
    b"CANARY",
    b"GPS",
    b"Exif",
    b"xmpmeta",
    b"Photoshop",
    b"ICC_PROFILE",
    b"iCCP",
    b"tEXt",
    b"iTXt",
    b"zTXt",
    b"eXIf",
)
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY</x:xmpmeta>"


def exif(orientation: int = 1) -> Image.Exif:
    """A camera's notes: a description, an orientation, and the place in Almaty."""
    notes = Image.Exif()
    notes[0x010E], notes[0x0112] = "CANARY description", orientation
    notes.get_ifd(0x8825).update({1: "N", 2: (43.0, 14.0, 20.0), 3: "E", 4: (76.0, 53.0, 0.0)})
    return notes


def halves(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, file_format: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()


def with_everything(file_format: str) -> bytes:
    """A picture that carries every kind of metadata its format can."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif(), "icc_profile": profile}
    if file_format == "PNG":
        text = PngInfo()
        text.add_text("Comment", "CANARY text")
        text.add_text("Raw", "CANARY compressed", zip=True)
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return saved(halves(), "PNG", pnginfo=text, **options)
    if file_format == "WEBP":
        return saved(halves(), "WEBP", xmp=XMP, **options)
    if file_format == "GIF":
        return saved(halves("P"), "GIF", comment=b"CANARY comment")
    plain = saved(halves(), "JPEG", comment=b"CANARY comment", **options)
    return plain[:2] + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + iptc() + plain[2:]


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def iptc() -> bytes:
    """A caption as news agencies write it into a JPEG."""
    caption = b"CANARY caption"
    record = b"\x1c\x02\x78" + struct.pack(">H", len(caption)) + caption
    return segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record)


def pixel_bomb(side: int = 11_000) -> bytes:
    """A PNG of a few kilobytes that promises 121 megapixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((side // 8 + 1) * side), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def turned(count: int) -> list[Image.Image]:
    return [halves("P", (600, 600)).rotate(angle) for angle in range(count)]


HOSTILE = {
    "html.gif": b"<html><script>alert(1)</script></html>",
    "html.jpg": b"<html><script>alert(1)</script></html>",
    "truncated.jpg": saved(halves(size=(600, 400)), "JPEG")[:2000],
    "truncated.png": saved(Image.effect_noise((300, 300), 90), "PNG")[:4000],
    "vector.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    "vector.png": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>',
    "bomb.png": pixel_bomb(),
    "frames.gif": saved(halves("P", (600, 600)), "GIF", save_all=True, append_images=turned(90)),
    "bitmap.bmp": saved(halves(), "BMP"),
    "bitmap.png": saved(halves(), "BMP"),
    "postscript.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "empty.jpg": b"",
}
