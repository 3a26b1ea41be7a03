"""Public pages as a reader sees them: text in order."""

import re

from django.test import TestCase
from django.utils.html import strip_tags


def plain(response) -> str:
    """What stands on the page, without tags and with single spaces."""
    return re.sub(r"\s+", " ", strip_tags(response.content.decode())).strip()


class PageCase(TestCase):
    def assert_in_order(self, text: str, *parts: str):
        place = 0
        for part in parts:
            found = text.find(part, place)
            self.assertGreaterEqual(found, 0, f"“{part}” is missing after “{text[max(0, place - 60) : place]}”")
            place = found + len(part)
