"""Uploaded pictures: what is stored was encoded by us, and anything else gets a plain form error."""

import os
import struct
import subprocess
import sys
import tempfile
import zlib
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import reverse
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from wagtail.models import Collection, UploadedFile

from factcheck.claims.models import Capture
from factcheck.core.models import SiteImage
from factcheck.core.pictures import clean_picture
from tests import factories
from tests.admin_forms import form_data

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


class CleaningTest(SimpleTestCase):
    def cleaned(self, data: bytes, name: str = "picture.jpg") -> Image.Image:
        return Image.open(clean_picture(ContentFile(data), name))

    def test_every_kind_of_metadata_is_gone(self):
        for file_format in ("JPEG", "PNG", "WEBP", "GIF"):
            data = with_everything(file_format)
            self.assertIn(b"CANARY", data, "the picture must carry what is to be removed")
            stored = clean_picture(ContentFile(data), f"picture.{file_format.lower()}").read()
            found = [canary for canary in CANARIES if canary in stored]
            self.assertEqual(found, [], file_format)
            self.assertFalse(Image.open(BytesIO(stored)).getexif())

    def test_the_orientation_is_applied(self):
        """A phone held upright writes a lying picture and a note how to turn it."""
        for orientation, size in ((1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))):
            turned = self.cleaned(saved(halves(), "JPEG", exif=exif(orientation), quality=95))
            self.assertEqual(turned.size, size)
        upside_down = self.cleaned(saved(halves(), "JPEG", exif=exif(3), quality=95))
        red, _green, blue = upside_down.getpixel((5, 20))
        self.assertGreater(blue, red, "the left half is now the blue one")

    def test_the_format_stays_and_a_gif_becomes_a_png(self):
        for file_format, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("GIF", "a.png")):
            cleaned = clean_picture(ContentFile(with_everything(file_format)), "a.anything")
            self.assertEqual(cleaned.name, name)

    def test_colours_survive(self):
        for mode, file_format in (
            ("RGB", "JPEG"),
            ("CMYK", "JPEG"),
            ("L", "JPEG"),
            ("P", "PNG"),
            ("P", "GIF"),
            ("RGB", "WEBP"),
        ):
            picture = self.cleaned(saved(halves(mode), file_format))
            left, right = picture.convert("RGB").getpixel((5, 20)), picture.convert("RGB").getpixel((55, 20))
            self.assertGreater(left[0], right[0], (mode, file_format))

    def test_sixteen_bits_of_grey_become_eight_and_not_white(self):
        deep = Image.new("I;16", (20, 20), 0x8000)
        self.assertIn(self.cleaned(saved(deep, "PNG")).getpixel((5, 5)), [(127, 127, 127), (128, 128, 128)])

    def test_transparency_survives_where_the_format_has_it(self):
        palette = halves("P")
        palette.info["transparency"] = palette.getpixel((5, 20))
        for picture, file_format in (
            (palette, "PNG"),
            (palette, "GIF"),
            (Image.new("RGBA", (20, 40), (9, 9, 9, 0)), "WEBP"),
            (Image.new("LA", (20, 40), (9, 0)), "PNG"),
        ):
            self.assertEqual(self.cleaned(saved(picture, file_format)).getpixel((5, 20))[3], 0, file_format)

    def test_the_first_frame_of_an_animation_is_kept(self):
        frames = saved(halves("P"), "GIF", save_all=True, append_images=[halves("P").rotate(180)])
        still = self.cleaned(frames)
        self.assertEqual(getattr(still, "n_frames", 1), 1)
        self.assertEqual(still.convert("RGB").getpixel((5, 20)), (255, 0, 0))

    def test_anything_else_is_refused_in_words(self):
        for name, data in HOSTILE.items():
            with self.subTest(name=name), self.assertRaises(ValidationError) as refused:
                clean_picture(ContentFile(data), name)
            self.assertGreater(len(str(refused.exception.message)), 30)

    @override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=1000)
    def test_too_many_bytes_are_refused_with_both_figures(self):
        with self.assertRaises(ValidationError) as refused:
            clean_picture(ContentFile(bytes(5000)), "big.jpg")
        self.assertEqual(refused.exception.code, "file_too_large")

    @override_settings(WAGTAILIMAGES_MAX_IMAGE_PIXELS=2400)
    def test_the_limit_of_pixels_is_the_largest_picture_that_is_taken(self):
        self.assertEqual(self.cleaned(saved(halves(size=(60, 40)), "PNG")).size, (60, 40))
        with self.assertRaises(ValidationError) as refused:
            self.cleaned(saved(halves(size=(61, 40)), "PNG"))
        self.assertEqual(refused.exception.code, "file_too_many_pixels")

    def test_a_webp_may_have_ten_megapixels(self):
        with self.assertRaises(ValidationError) as refused:
            self.cleaned(saved(Image.new("RGB", (3163, 3163)), "WEBP"))
        self.assertIn("10", refused.exception.message)


class MemoryTest(SimpleTestCase):
    """The whole process, with Django loaded, stays below 300 MB."""

    def peak(self, data: bytes) -> int:
        """The most memory, in MB, of a process that cleans this picture or refuses it."""
        script = (
            "import contextlib, django, sys; django.setup()\n"
            "from django.core.exceptions import ValidationError\n"
            "from factcheck.core.pictures import clean_picture\n"
            "with open(sys.argv[1], 'rb') as file, contextlib.suppress(ValidationError):\n"
            "    clean_picture(file, 'picture.png')\n"
            "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
        )
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings.test"}
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            Path(file.name).write_bytes(data)
            command = [sys.executable, "-c", script, file.name]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return int(done.stdout) // 1024

    def test_a_pixel_bomb(self):
        bomb = pixel_bomb()
        self.assertLess(len(bomb), 20_000)
        self.assertLess(self.peak(bomb), 300)

    def test_the_largest_pictures_that_are_taken(self):
        for mode, file_format, side in (("RGBA", "PNG", 5000), ("RGB", "JPEG", 5000), ("RGB", "WEBP", 3162)):
            largest = saved(Image.new(mode, (side, side)), file_format)
            self.assertLess(self.peak(largest), 300, file_format)


class UploadCase(TestCase):
    @classmethod
    def setUpClass(cls):
        media = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(MEDIA_ROOT=media))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.editor = factories.make_user("olga", "Publishers")

    def setUp(self):
        self.client.force_login(self.editor)
        for path in self.stored_files():
            path.unlink()

    def stored_files(self) -> list[Path]:
        return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]

    def assert_nothing_stored(self) -> None:
        self.assertEqual((SiteImage.objects.count(), UploadedFile.objects.count(), self.stored_files()), (0, 0, []))

    def assert_clean(self) -> None:
        """Everything that was stored carries no metadata."""
        files = self.stored_files()
        self.assertTrue(files)
        for path in files:
            self.assertEqual([canary for canary in CANARIES if canary in path.read_bytes()], [], path)

    def file(self, name: str, data: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile(name, data, content_type="image/jpeg")

    def collection(self) -> int:
        return Collection.get_first_root_node().pk


class UploadViewsTest(UploadCase):
    """The three ways into the library: the form, many at once, and the chooser inside an editor."""

    def add(self, name: str, data: bytes):
        fields = {"title": "Сурет", "file": self.file(name, data), "collection": self.collection()}
        return self.client.post(reverse("wagtailimages:add"), fields)

    def add_many(self, name: str, data: bytes, **fields):
        fields = {"title": "Сурет", "files[]": self.file(name, data), "collection": self.collection(), **fields}
        return self.client.post(reverse("wagtailimages:add_multiple"), fields)

    def choose(self, name: str, data: bytes):
        prefix = "image-chooser-upload"
        fields = {f"{prefix}-title": "Сурет", f"{prefix}-file": self.file(name, data)}
        fields[f"{prefix}-collection"] = self.collection()
        return self.client.post(reverse("wagtailimages_chooser:create"), fields)

    def errors(self, response) -> str:
        """What the form or the uploader says about the file."""
        if response.headers["Content-Type"].startswith("application/json") and "error_message" in response.json():
            return response.json()["error_message"]
        forms = [context["form"] for context in response.context or [] if "form" in context]
        return " ".join(str(error) for form in forms[:1] for error in form.errors.get("file", []))

    def test_hostile_files_get_a_form_error_and_nothing_is_stored(self):
        for way in (self.add, self.add_many, self.choose):
            for name, data in HOSTILE.items():
                with self.subTest(way=way.__name__, name=name):
                    response = way(name, data)
                    self.assertEqual(response.status_code, 200)
                    self.assertTrue(self.errors(response))
                    self.assert_nothing_stored()

    def test_too_many_bytes_get_a_form_error(self):
        with override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=500):
            for way in (self.add, self.add_many, self.choose):
                self.assertTrue(self.errors(way("big.jpg", with_everything("JPEG"))))
                self.assert_nothing_stored()

    def test_real_pictures_are_stored_without_metadata(self):
        for number, way in enumerate((self.add, self.add_many, self.choose), start=1):
            way(f"Сурет {number}.jpg", with_everything("JPEG"))
            self.assertEqual(SiteImage.objects.count(), number, way.__name__)
        self.assert_clean()

    def test_the_address_of_a_picture_is_ascii_and_cannot_be_guessed(self):
        self.add("Қазақша атау.JPG", with_everything("JPEG"))
        self.assertRegex(SiteImage.objects.get().file.name, r"^original_images/qazaqsha-atau-[0-9a-f]{12}\.jpg$")

    def test_a_picture_that_waits_for_its_title_waits_without_metadata(self):
        """Wagtail keeps it in a table of its own, past the form that cleans."""
        answer = self.add_many("picture.jpg", with_everything("JPEG"), title="ұ" * 300).json()
        self.assertTrue(answer["success"])
        waiting = UploadedFile.objects.get()
        self.assert_clean()
        address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
        prefix = f"uploaded-image-{waiting.pk}"
        self.client.post(address, {f"{prefix}-title": "Сурет", f"{prefix}-collection": self.collection()})
        self.assertEqual(SiteImage.objects.get().title, "Сурет")
        self.assert_clean()

    def test_a_picture_is_replaced_only_by_a_good_one(self):
        self.add("first.jpg", with_everything("JPEG"))
        picture = SiteImage.objects.get()
        address = reverse("wagtailimages:edit", args=[picture.pk])
        fields = {"title": "Сурет", "collection": self.collection()}
        response = self.client.post(address, {**fields, "file": self.file("bad.jpg", HOSTILE["truncated.jpg"])})
        self.assertTrue(self.errors(response))
        self.assertEqual(SiteImage.objects.get().file.name, picture.file.name)
        self.client.post(address, {**fields, "file": self.file("good.png", with_everything("PNG"))})
        self.assertNotEqual(SiteImage.objects.get().file.name, picture.file.name)
        self.assert_clean()

    def test_a_picture_stored_by_code_is_cleaned_too(self):
        SiteImage.objects.create(title="Сурет", file=ContentFile(with_everything("JPEG"), name="a.jpg"))
        self.assert_clean()

    def test_served_sizes_carry_nothing_either(self):
        self.add("picture.jpg", with_everything("JPEG"))
        for rule in ("width-30", "fill-20x20|format-webp", "original"):
            SiteImage.objects.get().get_rendition(rule)
        self.assert_clean()


class CaptureTest(UploadCase):
    """A capture keeps the file as it was found; only a clean copy is ever served."""

    def test_the_copy_that_is_served_carries_nothing(self):
        data = with_everything("JPEG")
        capture = Capture.objects.create(title="Скриншот", file=ContentFile(data, name="screen.jpg"))
        self.assertEqual(capture.file.read(), data)
        copy = capture.derivative.read()
        self.assertEqual([canary for canary in CANARIES if canary in copy], [])
        self.assertEqual(self.stored_files(), [], "originals lie outside what a web server serves")

    def test_a_picture_that_is_none_gets_a_form_error(self):
        for name, data in HOSTILE.items():
            if data:
                capture = Capture(title="Скриншот", file=ContentFile(data, name=name))
                with self.subTest(name=name), self.assertRaises(ValidationError) as refused:
                    capture.full_clean()
                self.assertEqual(list(refused.exception.message_dict), ["file"])

    def test_the_desks_form_says_so_and_keeps_nothing(self):
        address = reverse(Capture.snippet_viewset.get_url_name("add"))
        for name, data in HOSTILE.items():
            with self.subTest(name=name):
                fields = form_data(self.client.get(address)) | {"title": "Скриншот", "file": self.file(name, data)}
                response = self.client.post(address, fields)
                self.assertEqual(response.status_code, 200)
                self.assertIn("file", response.context["form"].errors)
        self.assertFalse(Capture.objects.exists())

    @override_settings(CAPTURE_MAX_BYTES=500)
    def test_too_many_bytes_get_a_form_error(self):
        capture = Capture(title="Құжат", kind="pdf", file=ContentFile(bytes(600), name="document.pdf"))
        with self.assertRaises(ValidationError) as refused:
            capture.full_clean()
        self.assertEqual(list(refused.exception.message_dict), ["file"])

    def test_other_kinds_are_kept_and_never_served(self):
        capture = Capture.objects.create(
            title="Бет", kind="html", file=ContentFile(HOSTILE["html.gif"], name="page.html")
        )
        self.assertFalse(capture.derivative)
        self.assertEqual(self.client.get(reverse("capture_picture", args=[capture.pk])).status_code, 404)
