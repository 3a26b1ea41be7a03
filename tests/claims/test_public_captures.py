"""Captures as readers meet them: in fitting sizes, described in their language, never without the verdict."""

from io import BytesIO, StringIO
from pathlib import Path

from django.core.management import call_command
from django.test import TestCase, override_settings
from django_tasks_db.models import DBTaskResult
from PIL import Image

from factcheck.claims.models import Appearance, Capture, CaptureLabel, Claim, EvidenceCapture
from factcheck.claims.tasks import draw_capture
from tests import factories
from tests.claims import archive
from tests.core.picture_samples import CANARIES, exif

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
WORDS = {"kk": "Мессенджердегі хабарлама", "ru": "Сообщение в мессенджере"}


def show(claim: Claim, capture: Capture) -> Claim:
    """The claim, public, with the capture on an appearance."""
    claim.appearances.add(Appearance(platform="whatsapp", no_link_reason="private-messenger", capture=capture))
    claim.save()
    return factories.publish(claim)


def files_of(capture: Capture) -> list[Path]:
    """The copy that is served, and its sizes."""
    root = Path(capture.file.storage.location)
    return [path for path in root.rglob("*") if path.name.startswith(Path(capture.derivative.name).stem)]


class CaptureCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.capture = factories.make_capture(words=WORDS, file=factories.make_picture((1000, 600), exif=exif(6)))


class SizesTest(CaptureCase):
    """`/captures/<pk>/<width>.<extension>`: as private as the capture, and only the sizes that pages offer."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = show(factories.make_claim(), cls.capture)

    def get(self, name: str, **extra):
        return self.client.get(f"/captures/{self.capture.pk}/{name}", **extra)

    def picture(self, name: str) -> Image.Image:
        return Image.open(BytesIO(b"".join(self.get(name).streaming_content)))

    def test_size_of_the_copy_stands_in_the_row(self):
        self.assertEqual((self.capture.width, self.capture.height), (600, 1000), "upright")

    def test_each_size_is_what_its_address_says(self):
        for extension, kind in (("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")):
            with self.subTest(extension=extension):
                self.assertEqual(self.get(f"400.{extension}").headers["Content-Type"], f"image/{kind.lower()}")
                self.assertEqual(self.picture(f"400.{extension}").format, kind)
                self.assertEqual(self.picture(f"400.{extension}").size, (400, 667))
                self.assertEqual(self.picture(f"800.{extension}").size, (600, 1000), "never larger than it is")

    def test_no_other_size_is_made(self):
        for name in ("401.avif", "0.jpg", "99999999999999999999.jpg", "400.png", "400.", "400.avif.exe", "-1.jpg", "x"):
            with self.subTest(name=name):
                self.assertEqual(self.get(name).status_code, 404)

    def test_it_is_as_private_as_the_capture(self):
        self.client.force_login(factories.make_user("olga", "Editors"))
        self.assertEqual(self.get("400.avif").headers["Cache-Control"], "private, max-age=300")
        self.client.logout()
        self.assertEqual(self.get("400.avif").headers["Cache-Control"], "public, max-age=300")
        self.claim.unpublish()
        self.assertEqual(self.get("400.avif").status_code, 404)

    def test_picture_search_does_not_get_a_fake_without_its_verdict(self):
        for name in ("", "400.avif"):
            self.assertEqual(self.get(name).headers["X-Robots-Tag"], "noindex")

    def test_it_carries_no_metadata(self):
        for name in ("400.avif", "400.webp", "400.jpg"):
            data = b"".join(self.get(name).streaming_content)
            self.assertEqual([canary for canary in CANARIES if canary in data], [])

    def test_a_lost_picture_is_a_404(self):
        capture = factories.make_capture()
        show(factories.make_claim(), capture)
        capture.derivative.storage.delete(capture.derivative.name)
        with self.assertLogs("factcheck.claims.views", "ERROR"):
            self.assertEqual(self.client.get(f"/captures/{capture.pk}/400.avif").status_code, 404)


class FilesTest(CaptureCase):
    def test_they_are_drawn_ahead_once(self):
        draw_capture.call(capture_id=self.capture.pk)
        drawn = {path: path.stat().st_mtime_ns for path in files_of(self.capture)}
        # Two widths in three formats.
        self.assertEqual(len([path for path in drawn if "sizes" in path.parts]), 6)
        draw_capture.call(capture_id=self.capture.pk)
        self.client.force_login(factories.make_user("olga", "Editors"))
        self.client.get(f"/captures/{self.capture.pk}/400.avif")
        self.assertEqual({path: path.stat().st_mtime_ns for path in files_of(self.capture)}, drawn)

    @override_settings(TASKS=QUEUE)
    def test_all_of_them_are_asked_for_after_a_restore(self):
        image = archive.make_image()
        call_command("draw_pictures", stdout=StringIO())
        queued = DBTaskResult.objects.filter(task_path__contains="draw_").values_list("args_kwargs", flat=True)
        asked = [row["kwargs"] for row in queued]
        self.assertEqual(asked, [{"image_ids": [image.pk]}, {"capture_id": self.capture.pk}])

    @override_settings(TASKS=QUEUE)
    def test_the_task_is_queued_with_the_row(self):
        queued = DBTaskResult.objects.filter(task_path__endswith="draw_capture")
        factories.make_capture()
        self.assertEqual(queued.count(), 1)
        Capture.objects.create(title="Жауап", kind="pdf", file=factories.make_picture())
        self.assertEqual(queued.count(), 1)

    def test_a_deleted_capture_leaves_no_file(self):
        capture = factories.make_capture()
        draw_capture.call(capture_id=capture.pk)
        gone = Capture.objects.get(pk=capture.pk)
        self.assertEqual(len(files_of(gone)), 4, "the copy, and one width in three formats")
        with self.captureOnCommitCallbacks(execute=True):
            capture.delete()
        self.assertEqual(files_of(gone), [])
        self.assertFalse(gone.file.storage.exists(gone.file.name))
        draw_capture.call(capture_id=gone.pk)


class PageTest(CaptureCase):
    """What stands on the claim's page."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = show(factories.make_claim(verdict=factories.verdict("false")), cls.capture)

    def page(self, language: str) -> str:
        return self.client.get(f"/{language}/claims/{self.claim.pk}/").content.decode()

    def test_words_are_the_pages_own(self):
        self.assertIn('alt="Мессенджердегі хабарлама" loading', self.page("kk"))
        self.assertIn('alt="Сообщение в мессенджере" loading', self.page("ru"))

    def test_words_in_another_language_say_which(self):
        self.assertIn('alt="Мессенджердегі хабарлама" lang="kk" loading', self.page("en"))

    def test_caption_begins_with_the_verdict_and_names_its_own_language(self):
        label = CaptureLabel.objects.get(parent=self.capture, language="kk")
        label.definition = "Скриншотты оқырман жіберді."
        label.save()
        for language, words in (("kk", "<span>Скриншотты"), ("en", '<span lang="kk">Скриншотты')):
            caption = self.page(language).partition("<figcaption>")[2].partition("</figcaption>")[0]
            self.assertTrue(caption.startswith('<span class="verdict" data-verdict="false"'), caption)
            self.assertIn(words, caption)

    def test_it_is_stamped_with_the_verdict(self):
        stamped = self.page("kk").partition('<figure class="capture"')[2].partition("</figure>")[0]
        self.assertIn('data-tone="false"', stamped)
        stamp = stamped.partition('class="stamp"')[2].partition("</a>")[0]
        self.assertIn("Жалған", stamp)
        self.assertIn('aria-hidden="true"', stamp, "the caption says it")

    def test_sizes_are_offered_with_the_pictures_own_measures(self):
        page = self.page("kk")
        address = f"/captures/{self.capture.pk}"
        self.assertIn(f'type="image/avif" srcset="{address}/400.avif 400w, {address}/800.avif 600w"', page)
        self.assertIn(f'<img src="{address}/800.jpg" width="600" height="1000"', page)

    def test_evidence_pages_describe_any_number_of_captures_with_one_question(self):
        evidence = factories.make_evidence("kk")
        for _number in range(3):
            EvidenceCapture.objects.create(page=evidence, capture=factories.make_capture(words=WORDS))
        self.assertContains(self.client.get(evidence.url), 'alt="Мессенджердегі хабарлама"', count=3)
        with self.assertNumQueries(6):
            self.client.get(evidence.url)

    def test_preview_shows_it_too(self):
        self.client.force_login(factories.make_user("madina", "Publishers"))
        draft = self.claim.get_latest_revision_as_object()
        shown = draft.make_preview_request(preview_mode="ru")
        self.assertIn('alt="Сообщение в мессенджере"', shown.content.decode())
