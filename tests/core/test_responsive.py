"""Pictures of the library in every size: drawn once, never larger than they are, there for the first reader too."""

from io import BytesIO
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.test import SimpleTestCase
from PIL import Image, ImageChops

from factcheck.core import responsive
from factcheck.core.images import SiteImage
from factcheck.core.sizes import AVIF, JPEG, WEBP, encoded, no_wider, read_small, useful_widths
from tests.core.picture_samples import CANARIES, exif, halves, saved
from tests.factories import make_picture
from tests.own_media import OwnMediaTestCase


class UsefulWidthsTest(SimpleTestCase):
    def test_no_width_is_larger_than_it_need_be(self):
        self.assertEqual(useful_widths(60, (400, 800, 1200)), [400])
        self.assertEqual(useful_widths(400, (400, 800, 1200)), [400])
        self.assertEqual(useful_widths(600, (400, 800, 1200)), [400, 800])
        self.assertEqual(useful_widths(5000, (400, 800, 1200)), [400, 800, 1200])


class DrawingTest(SimpleTestCase):
    def test_each_format_is_what_it_says(self):
        for kind, name in ((AVIF, "AVIF"), (WEBP, "WEBP"), (JPEG, "JPEG")):
            self.assertEqual(Image.open(BytesIO(encoded(halves(), kind))).format, name)

    def test_the_shape_is_kept_and_nothing_grows(self):
        self.assertEqual(no_wider(halves(size=(1000, 700)), 400).size, (400, 280))
        self.assertEqual(no_wider(halves(size=(60, 40)), 400).size, (60, 40))
        self.assertEqual(no_wider(halves(size=(5000, 1)), 400).size, (400, 1))

    def test_a_large_jpeg_is_not_decoded_whole(self):
        data = saved(halves(size=(4000, 3000)), "JPEG")
        with patch.object(Image.Image, "resize", autospec=True, side_effect=Image.Image.resize) as resized:
            small = read_small(BytesIO(data), 400)
        self.assertEqual(small.size, (400, 300))
        self.assertEqual(resized.call_args[0][0].size, (500, 375))

    def test_a_transparent_picture_looks_as_pillow_would_make_it(self):
        glass = halves("RGBA", (900, 60))
        glass.putalpha(Image.linear_gradient("L").resize((900, 60)))
        ours, pillows = no_wider(glass, 400), glass.resize((400, 27), Image.Resampling.LANCZOS)
        for shown in (Image.new("RGB", (400, 27), ground) for ground in ("white", "black")):
            twin = shown.copy()
            shown.paste(ours, mask=ours.getchannel("A"))
            twin.paste(pillows, mask=pillows.getchannel("A"))
            furthest = max(high for _low, high in ImageChops.difference(shown, twin).getextrema())
            self.assertLessEqual(furthest, 3)

    def test_what_shines_through_is_white_in_a_jpeg_and_open_in_the_others(self):
        glass = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
        self.assertEqual(Image.open(BytesIO(encoded(glass, JPEG))).getpixel((5, 5)), (255, 255, 255))
        for kind in (AVIF, WEBP):
            self.assertEqual(Image.open(BytesIO(encoded(glass, kind))).getpixel((5, 5))[3], 0)


class PicturesTest(OwnMediaTestCase):
    def make_image(self, size: tuple[int, int] = (1000, 600), **options) -> SiteImage:
        return SiteImage.objects.create(title="Сурет", file=make_picture(size, **options))

    def files(self) -> list[Path]:
        return [path for path in (Path(settings.MEDIA_ROOT) / "images").rglob("*") if path.is_file()]

    def setUp(self):
        for path in self.files():
            path.unlink()

    def test_every_size_is_drawn_once(self):
        image = self.make_image()
        responsive.draw_missing(image)
        sizes = image.renditions.values_list("filter_spec", "width", "height")
        self.assertEqual(
            {size for size in sizes if "avif" in size[0]},
            {
                ("width-400|format-avif", 400, 240),
                ("width-800|format-avif", 800, 480),
                ("width-1200|format-avif", 1000, 600),
            },
        )
        self.assertEqual(len(sizes), 9)
        with self.assertNumQueries(1):
            responsive.draw_missing(image)

    def test_they_carry_no_metadata_and_cannot_be_guessed(self):
        image = self.make_image(exif=exif(6))
        responsive.draw_missing(image)
        for path in self.files():
            self.assertEqual([canary for canary in CANARIES if canary in path.read_bytes()], [], path)
            self.assertRegex(path.name, r"^picture-[0-9a-f]{12}\.\d+\.(avif|webp|jpg)$")

    def test_wagtail_knows_them_by_its_own_names(self):
        image = self.make_image()
        responsive.draw_missing(image)
        with patch.object(SiteImage, "create_rendition") as drawn:
            image.get_rendition("width-400|format-webp")
        drawn.assert_not_called()

    def test_the_first_reader_waits_for_one_size_only(self):
        image = self.make_image()
        shown = image.shown
        self.assertEqual((shown.width, shown.height), (800, 480))
        self.assertEqual(image.renditions.count(), 1)
        self.assertEqual([source.media_type for source in shown.sources], ["image/jpeg"])

    def test_the_next_ones_get_every_size_without_a_question(self):
        pk = self.make_image().pk
        responsive.draw_missing(SiteImage.objects.get(pk=pk))
        image = SiteImage.objects.with_sizes().get(pk=pk)
        with self.assertNumQueries(0):
            shown = image.shown
        self.assertEqual([source.media_type for source in shown.sources], ["image/avif", "image/webp", "image/jpeg"])
        self.assertRegex(shown.sources[0].srcset, r"^\S+\.400\.avif 400w, \S+\.800\.avif 800w, \S+\.1200\.avif 1000w$")

    def test_two_who_draw_at_once_get_the_same_picture_and_leave_no_file_behind(self):
        image = self.make_image((60, 40))
        slow, quick = SiteImage.objects.get(pk=image.pk), SiteImage.objects.get(pk=image.pk)
        slow.prefetched_renditions = []
        self.assertEqual(quick.shown.url, slow.shown.url)
        self.assertEqual(len(self.files()), 1)

    def test_a_lost_file_is_logged_and_its_words_are_shown(self):
        image = self.make_image()
        Path(image.file.path).unlink()
        image = SiteImage.objects.get(pk=image.pk)
        with self.assertLogs("factcheck.core.responsive", "ERROR"):
            shown = image.shown
        context = {"picture": shown, "alt": "Екі жолақ", "sizes": "100vw"}
        self.assertEqual(render_to_string("components/picture.html", context).strip(), "Екі жолақ")

    def test_a_broken_file_is_no_server_error(self):
        image = self.make_image()
        Path(image.file.path).write_bytes(b"\xff\xd8\xff")
        with self.assertLogs("factcheck.core.responsive", "ERROR"):
            self.assertIsNone(SiteImage.objects.get(pk=image.pk).shown)

    def test_markup(self):
        image = self.make_image((600, 400))
        responsive.draw_missing(image)
        context = {"picture": SiteImage.objects.get(pk=image.pk).shown, "alt": "Жолақ & <b>", "sizes": "100vw"}
        html = render_to_string("components/picture.html", context)
        self.assertIn('width="600" height="400" alt="Жолақ &amp; &lt;b&gt;" loading="lazy" decoding="async"', html)
        self.assertEqual(html.count("<source"), 3)
        self.assertNotIn("loading", render_to_string("components/picture.html", {**context, "eager": True}))

    def test_a_picture_stored_by_code_keeps_its_transparency(self):
        glass = saved(Image.new("RGBA", (500, 20), (9, 9, 9, 0)), "PNG")
        image = SiteImage.objects.create(title="Шыны", file=ContentFile(glass, name="glass.png"))
        responsive.draw_missing(image)
        with image.renditions.get(filter_spec="width-400|format-avif").file.open() as file:
            self.assertEqual(Image.open(file).getpixel((5, 5))[3], 0)
