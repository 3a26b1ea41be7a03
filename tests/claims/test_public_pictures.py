"""Pictures in bodies: drawn in every size when a page is published, so that no reader waits."""

from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from factcheck.claims.tasks import draw_pictures
from factcheck.core.images import SiteImage
from tests import factories
from tests.claims import archive
from tests.own_media import OwnMediaTestCase

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


class BodyPicturesTest(OwnMediaTestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim()

    def make_page(self, live: bool = True):
        return factories.make_page(self.claim, "ru", live=live, body=archive.make_body(1, "ru"))

    def queued(self) -> list[list[int]]:
        tasks = DBTaskResult.objects.filter(task_path__endswith="draw_pictures")
        return [task.args_kwargs["kwargs"]["image_ids"] for task in tasks]

    @override_settings(TASKS=QUEUE)
    def test_publishing_a_page_asks_for_all_its_pictures(self):
        page = self.make_page(live=False)
        self.assertEqual(self.queued(), [])
        factories.publish(page)
        self.assertEqual(self.queued(), [sorted(SiteImage.objects.values_list("pk", flat=True))])

    def test_pages_offer_every_format_once_it_is_drawn(self):
        page = self.make_page()
        self.assertNotContains(self.client.get(page.url), "image/avif")
        draw_pictures.call(image_ids=list(SiteImage.objects.values_list("pk", flat=True)))
        response = self.client.get(page.url)
        # A picture, the two halves of a comparison, and the still of a film.
        for kind in ("avif", "webp", "jpeg"):
            self.assertContains(response, f'<source type="image/{kind}"', count=4)
        self.assertContains(response, 'loading="lazy" decoding="async"', count=4)

    def test_one_lost_file_keeps_no_other_picture_waiting(self):
        page = self.make_page()
        lost, *others = SiteImage.objects.order_by("pk")
        lost.file.storage.delete(lost.file.name)
        with self.assertLogs("factcheck.claims.tasks", "ERROR"):
            draw_pictures.call(image_ids=[lost.pk, *(image.pk for image in others)])
        self.assertTrue(all(image.renditions.count() == 3 for image in others))
        with self.assertLogs("factcheck.core.responsive", "ERROR"):
            self.assertContains(self.client.get(page.url), "<source", count=9)
