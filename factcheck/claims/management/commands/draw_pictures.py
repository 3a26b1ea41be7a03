"""`manage.py draw_pictures`: sizes that are missing, after a restore or after a change of the sizes themselves."""

from django.core.management.base import BaseCommand

from factcheck.claims.models import Capture
from factcheck.claims.tasks import draw_capture, draw_pictures
from factcheck.core.images import SiteImage


class Command(BaseCommand):
    help = "Asks the worker to draw every size of every picture that is not there yet."

    def handle(self, *args, **options) -> None:
        images = SiteImage.objects.values_list("pk", flat=True)
        captures = Capture.objects.exclude(derivative="").values_list("pk", flat=True)
        for pk in images:
            draw_pictures.enqueue(image_ids=[pk])
        for pk in captures:
            draw_capture.enqueue(capture_id=pk)
        self.stdout.write(f"Queued: {len(images)} pictures, {len(captures)} captures.")
