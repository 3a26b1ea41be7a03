"""`manage.py draw_marks`: makes the logo and the icons in static/img/ anew."""

from django.conf import settings
from django.core.management.base import BaseCommand

from factcheck.core import marks
from factcheck.core.marks import PAPER, TEAL, png, tile


class Command(BaseCommand):
    help = "Draws the logo, the favicon and the icons of the web manifest."

    def handle(self, *args, **options) -> None:
        folder = settings.BASE_DIR / "static" / "img"
        for name, content in files().items():
            (folder / name).write_bytes(content)
            self.stdout.write(f"{name}: {len(content)} bytes")


def files() -> dict[str, bytes]:
    """Every file of the mark by its name."""
    return {
        "logo.svg": marks.logo_svg().encode(),
        "icon.svg": marks.icon_svg().encode(),
        "favicon.ico": marks.ico(),
        "apple-touch-icon.png": png(tile(180, 0.74, PAPER, TEAL)),
        "icon-192.png": png(tile(192, 0.72, TEAL, "#fff", 0.2)),
        "icon-512.png": png(tile(512, 0.72, TEAL, "#fff", 0.2)),
        # Launchers cut a circle out of it: the mark stays within four fifths.
        "icon-maskable-512.png": png(tile(512, 0.6, TEAL, "#fff")),
    }
