"""Logo, icons and web manifest: what lies in the repository is what the geometry draws."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import SimpleTestCase, TestCase
from PIL import Image, ImageChops

from factcheck.core import marks
from factcheck.core.management.commands.draw_marks import files

FOLDER = Path(settings.BASE_DIR, "static", "img")


class Marks(SimpleTestCase):
    def test_files_are_what_the_command_draws(self):
        for name, content in files().items():
            stored = (FOLDER / name).read_bytes()
            if name.endswith(".svg"):
                self.assertEqual(stored, content, name)
            else:
                pictures = [Image.open(BytesIO(data)).convert("RGB") for data in (stored, content)]
                self.assertIsNone(ImageChops.difference(*pictures).getbbox(), name)

    def test_the_logo_takes_the_colour_of_the_words_beside_it(self):
        self.assertIn('fill="currentColor"', marks.logo_svg())

    def test_the_tick_is_still_open_at_sixteen_pixels(self):
        """Light where the tick is cut out, dark in the head around it."""
        small = marks.mask(16)
        self.assertLess(min(small.getpixel((x, y)) for x in range(6, 10) for y in range(6, 10)), 90)
        self.assertGreater(small.getpixel((4, 4)), 200)

    def test_a_launcher_may_cut_a_circle_out_of_the_maskable_icon(self):
        icon = Image.open(FOLDER / "icon-maskable-512.png").convert("RGB")
        white = [
            (x - 256, y - 256) for x in range(0, 512, 4) for y in range(0, 512, 4) if icon.getpixel((x, y))[0] > 250
        ]
        self.assertTrue(white)
        self.assertLessEqual(max(x * x + y * y for x, y in white) ** 0.5, 512 * 0.4)


class Manifest(TestCase):
    def test_speaks_the_language_of_its_address(self):
        for code in ("kk", "ru", "en"):
            response = self.client.get(f"/{code}/manifest.webmanifest")
            self.assertEqual(response.headers["Content-Type"], "application/manifest+json")
            content = response.json()
            self.assertEqual((content["lang"], content["start_url"]), (code, f"/{code}/"))
            self.assertEqual(content["name"], settings.WAGTAIL_SITE_NAME)

    def test_names_icons_of_the_size_they_have(self):
        for icon in self.client.get("/en/manifest.webmanifest").json()["icons"]:
            path = finders.find(icon["src"].removeprefix(settings.STATIC_URL))
            size = "{}x{}".format(*Image.open(path).size)
            self.assertEqual(icon["sizes"], size)

    def test_there_is_none_for_a_language_that_the_site_has_not(self):
        self.assertEqual(self.client.get("/xx/manifest.webmanifest").status_code, 404)


class Favicon(SimpleTestCase):
    def test_is_an_icon_for_programs_that_ask_the_root(self):
        response = self.client.get("/favicon.ico")
        picture = Image.open(BytesIO(response.content))
        self.assertEqual((picture.format, picture.info["sizes"]), ("ICO", {(16, 16), (32, 32), (48, 48)}))
