"""Pictures and captures at the desk: what is in use stays."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from factcheck.claims.models import (
    Capture,
)
from factcheck.core.models import SiteImage
from home.models import HomePage, StandardPage
from tests import factories
from tests.claims.desk_case import DeskCase


class PictureTest(DeskCase):
    """A picture that a page shows stays as it is."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.picture = SiteImage.objects.create(
            title="Сызба", file=factories.make_picture(), uploaded_by_user=cls.author
        )
        cls.unused = SiteImage.objects.create(title="Артық", file=factories.make_picture(), uploaded_by_user=cls.author)
        home = HomePage.objects.get(locale__language_code="ru")
        body = [
            (
                "comparison",
                {"first": {"image": cls.picture, "alt": "а"}, "second": {"image": None, "alt": "б"}, "finding": "в"},
            )
        ]
        cls.policy = home.add_child(instance=StandardPage(title="О нас", slug="about-us", body=body))

    def delete(self, *pictures):
        bulk = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "delete"])
        single = [reverse("wagtailimages:delete", args=[picture.pk]) for picture in pictures]
        for url in (*single, bulk + "?" + "&".join(f"id={picture.pk}" for picture in pictures)):
            yield self.client.post(url)

    def test_neither_its_owner_nor_an_administrator_deletes_it(self):
        for user in (self.author, self.superuser):
            self.client.force_login(user)
            for response in self.delete(self.picture):
                self.assertIn(self.policy.title, self.messages_of(response))
        self.assertEqual(SiteImage.objects.count(), 2)

    def test_nor_does_a_script(self):
        with self.assertRaisesMessage(ValidationError, self.policy.title):
            SiteImage.objects.filter(pk=self.picture.pk).delete()

    def test_an_unused_one_can_go(self):
        self.client.force_login(self.author)
        self.client.post(reverse("wagtailimages:delete", args=[self.unused.pk]))
        self.assertFalse(SiteImage.objects.filter(pk=self.unused.pk).exists())

    def test_its_file_is_not_replaced(self):
        for picture, is_kept in ((self.picture, True), (self.unused, False)):
            new = factories.make_picture((30, 30))
            new.name = "new.jpg"
            self.post_form(reverse("wagtailimages:edit", args=[picture.pk]), self.author, file=new)
            now = SiteImage.objects.get(pk=picture.pk).file.name
            self.assertEqual(now == picture.file.name, is_kept)

    def test_its_title_can_be_changed(self):
        self.post_form(reverse("wagtailimages:edit", args=[self.picture.pk]), self.author, title="Жаңа атау")
        self.assertEqual(SiteImage.objects.get(pk=self.picture.pk).title, "Жаңа атау")


class CaptureFileTest(DeskCase):
    """What was captured stays; its words can be changed."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.capture = factories.make_capture("Скриншот")
        cls.url = reverse("wagtailsnippets_claims_capture:edit", args=[cls.capture.pk])

    def test_no_file_takes_its_place_in_the_form(self):
        response = self.post_form(self.url, self.superuser, file=factories.make_picture((30, 30)))
        self.assertContains(response, "Upload the new file as another capture")
        self.assertEqual(Capture.objects.get().sha256, self.capture.sha256)

    def test_nor_in_a_script(self):
        self.capture.file = factories.make_picture((30, 30))
        with self.assertRaises(ValidationError):
            self.capture.save()

    def test_editors_change_its_words(self):
        self.post_form(self.url, self.editor, title="Скриншот рассылки")
        found = Capture.objects.get()
        self.assertEqual((found.title, found.sha256), ("Скриншот рассылки", self.capture.sha256))
