"""Uploaded pictures: what is stored was encoded by us, and anything else gets a plain form error."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import SimpleTestCase, override_settings
from PIL import Image

from factcheck.core.pictures import clean_picture
from tests.core.picture_memory import peak_memory
from tests.core.picture_samples import CANARIES, HOSTILE, exif, halves, pixel_bomb, saved, with_everything


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

    def test_a_turned_picture_in_printing_colours_keeps_its_colours_and_is_upright(self):
        """Strips and bands are converted one by one; a picture is higher than a strip."""
        upright = self.cleaned(saved(halves("CMYK", (60, 90)), "JPEG", exif=exif(8), quality=95))
        self.assertEqual((upright.mode, upright.size), ("RGB", (90, 60)))
        top, foot = upright.getpixel((45, 5)), upright.getpixel((45, 55))
        self.assertGreater(top[2], top[0], "the blue half is on top now")
        self.assertGreater(foot[0], foot[2])

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

    def test_a_webp_may_have_nine_megapixels(self):
        with self.assertRaises(ValidationError) as refused:
            self.cleaned(saved(Image.new("RGB", (3001, 3001)), "WEBP"))
        self.assertIn("9", refused.exception.message)


class MemoryTest(SimpleTestCase):
    """The whole process, with Django loaded, stays below 300 MB."""

    def test_a_pixel_bomb(self):
        bomb = pixel_bomb()
        self.assertLess(len(bomb), 20_000)
        self.assertLess(peak_memory(bomb), 300)

    def test_one_of_the_largest_pictures(self):
        self.assertLess(peak_memory(saved(Image.new("RGB", (5000, 5000)), "JPEG", exif=exif(6))), 300)
