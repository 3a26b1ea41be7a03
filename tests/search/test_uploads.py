"""Whatever a reader drops is a picture or is refused in plain words."""

import os
import random
import subprocess
import sys
from io import BytesIO

from django.test import SimpleTestCase
from django.utils.translation import override
from PIL import Image

from search.uploads import MOST_BYTES, PictureRefused, picture_in
from tests.core.picture_samples import HOSTILE, exif, halves, saved, turned

from .drawn_pictures import landscape

SCRIPT = """
import contextlib, django, sys; django.setup()
from search.uploads import PictureRefused, picture_in
with contextlib.suppress(PictureRefused):
    picture_in(sys.stdin.buffer.read())
print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])
"""


class UploadTest(SimpleTestCase):
    def refusal(self, data: bytes) -> str:
        with self.assertRaises(PictureRefused) as refused:
            picture_in(data)
        return str(refused.exception.words)

    def test_every_format_is_read(self):
        for file_format in ("JPEG", "PNG", "WEBP", "GIF"):
            picture = picture_in(saved(halves(), file_format))
            self.assertEqual((picture.mode, picture.size), ("RGB", (60, 40)), file_format)
            red, _green, blue = picture.getpixel((5, 20))
            self.assertGreater(red, blue, file_format)

    def test_every_kind_of_colour_is_read(self):
        for mode in ("1", "L", "P", "RGB", "RGBA", "LA", "I;16"):
            self.assertEqual(picture_in(saved(Image.new(mode, (40, 40)), "PNG")).mode, "RGB", mode)
        self.assertEqual(picture_in(saved(halves("CMYK"), "JPEG")).mode, "RGB")

    def test_sixteen_bits_of_grey_do_not_turn_white(self):
        self.assertEqual(picture_in(saved(Image.new("I;16", (40, 40), 0x8000), "PNG")).getpixel((5, 5)), (128,) * 3)

    def test_what_shines_through_becomes_white(self):
        """A drawing in black on nothing was black on black."""
        sheet = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
        sheet.paste("black", (0, 0, 20, 40))
        picture = picture_in(saved(sheet, "PNG"))
        self.assertEqual((picture.getpixel((5, 5)), picture.getpixel((30, 5))), ((0, 0, 0), (255, 255, 255)))

    def test_a_picture_taken_sideways_is_put_upright_without_its_notes(self):
        picture = picture_in(saved(halves(), "JPEG", exif=exif(6)))
        self.assertEqual((picture.size, picture.info), ((40, 60), {}))

    def test_a_large_picture_becomes_small_and_a_screenshot_stays(self):
        for size, file_format in (((4000, 3000), "JPEG"), ((4000, 3000), "PNG"), ((1999, 4001), "PNG")):
            picture = picture_in(saved(Image.new("RGB", size), file_format))
            self.assertLessEqual(picture.width * picture.height, 3_010_000)
            self.assertAlmostEqual(picture.width / picture.height, size[0] / size[1], delta=0.01)
        self.assertEqual(picture_in(saved(Image.new("RGB", (1080, 2340)), "PNG")).size, (1080, 2340))

    def test_the_first_frame_of_an_animation(self):
        frames = saved(halves("P"), "GIF", save_all=True, append_images=turned(3))
        self.assertEqual(picture_in(frames).getpixel((5, 20)), (255, 0, 0))

    def test_files_that_only_pretend_are_refused_in_words(self):
        """Frames that nobody looks at do no harm: an animation is no reason to refuse."""
        for name, data in HOSTILE.items():
            if name != "frames.gif":
                with self.subTest(name=name):
                    self.assertGreater(len(self.refusal(data)), 30)

    def test_each_refusal_says_what_to_do(self):
        whole = saved(landscape(1), "JPEG")
        for data, words in (
            (bytes(MOST_BYTES + 1), "more than 10 MB"),
            (saved(Image.new("RGB", (5001, 5000)), "PNG"), "more than 25 megapixels"),
            (saved(Image.new("RGB", (3001, 3001)), "WEBP"), "more than 9 megapixels"),
            (saved(Image.new("RGB", (4001, 4000)), "JPEG", progressive=True), "more than 16 megapixels"),
            (saved(Image.new("RGB", (31, 200)), "PNG"), "too small"),
            (whole[: len(whole) // 2], "did not arrive whole"),
            (b"<svg/>", "not a picture that we can read"),
        ):
            with override("en"):
                self.assertIn(words, self.refusal(data))

    def test_damaged_files_never_fail_otherwise(self):
        """Flipped bytes find every exception that a decoder has."""
        chance = random.Random(5)
        for file_format in ("JPEG", "PNG", "WEBP", "GIF"):
            options = {"exif": exif(6)} if file_format != "GIF" else {}
            whole = saved(landscape(1, (80, 60)), file_format, **options)
            for _time in range(60):
                data = bytearray(whole)
                for _flip in range(chance.randint(1, 8)):
                    data[chance.randrange(len(data))] = chance.randrange(256)
                try:
                    self.assertEqual(picture_in(bytes(data)).mode, "RGB")
                except PictureRefused as refused:
                    self.assertTrue(refused.words)


class MemoryTest(SimpleTestCase):
    """The whole process, with Django loaded, stays below 300 MB."""

    def peak(self, data: bytes) -> int:
        """The most memory, in MB, of a process that reads this picture."""
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=data,
            capture_output=True,
            check=True,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings.test"},
        )
        return int(done.stdout) // 1024

    def test_the_largest_picture_and_a_bomb(self):
        glass = BytesIO()
        Image.new("RGBA", (5000, 5000)).save(glass, "PNG", compress_level=1)
        for data in (glass.getvalue(), HOSTILE["bomb.png"]):
            self.assertLess(self.peak(data), 300)
