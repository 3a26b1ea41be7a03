"""The largest pictures that are taken, each in a process of its own."""

import pytest
from django.test import SimpleTestCase
from PIL import Image

from tests.core.picture_memory import peak_memory
from tests.core.picture_samples import exif, saved

LARGEST = (
    ("RGBA", "PNG", 5000, {}),
    ("LA", "PNG", 5000, {}),
    ("RGB", "JPEG", 5000, {}),
    ("RGB", "JPEG", 5000, {"exif": exif(6)}),
    ("CMYK", "JPEG", 5000, {}),
    ("CMYK", "JPEG", 5000, {"exif": exif(6)}),
    ("RGB", "WEBP", 3000, {}),
)


@pytest.mark.drill
class MemoryDrill(SimpleTestCase):
    """The whole process, with Django loaded, stays below 300 MB in every format."""

    def test_the_largest_pictures_that_are_taken(self):
        for mode, file_format, side, options in LARGEST:
            with self.subTest(mode=mode, file_format=file_format, turned=bool(options)):
                largest = saved(Image.new(mode, (side, side)), file_format, **options)
                peak = peak_memory(largest)
                print(f"{mode} {file_format} of {side} x {side}{', turned' if options else ''}: {peak} MB at most")
                self.assertLess(peak, 300)
