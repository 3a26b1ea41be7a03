"""Uploads through the real views: stored clean, or refused with a plain form error and nothing stored."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from factcheck.claims.models import Capture
from factcheck.core.models import SiteImage
from tests import factories
from tests.admin_forms import form_data
from tests.core.picture_samples import CANARIES, HOSTILE, with_everything
from tests.own_media import OwnMediaTestCase


class UploadCase(OwnMediaTestCase):
    """A library of its own on disk, and an editor who may add to it."""

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
