"""Every template of ours compiles, and none reaches for another host."""

import re
from pathlib import Path

from django.conf import settings
from django.template import engines
from django.test import SimpleTestCase

ROOT = Path(settings.BASE_DIR)
FOLDERS = [ROOT / "factcheck", ROOT / "home", ROOT / "search"]
LOADED_FROM_ELSEWHERE = re.compile(r"<(?:script|link|img|iframe|source)[^>]+(?:src|href)=[\"']?(?:https?:)?//", re.I)


def templates() -> list[Path]:
    found = [path for folder in FOLDERS for path in folder.rglob("templates/**/*") if path.suffix in (".html", ".txt")]
    return sorted(found)


class TemplatesTest(SimpleTestCase):
    def test_there_are_templates(self):
        self.assertGreater(len(templates()), 10)

    def test_each_compiles(self):
        for path in templates():
            with self.subTest(path=path):
                engines["django"].from_string(path.read_text(encoding="utf-8"))

    def test_none_loads_anything_from_another_host(self):
        for path in templates():
            with self.subTest(path=path):
                self.assertNotRegex(path.read_text(encoding="utf-8"), LOADED_FROM_ELSEWHERE)

    def test_none_carries_inline_style_or_script(self):
        """The Content-Security-Policy of public pages would ignore them."""
        for path in templates():
            if "/desk/" in path.as_posix():
                continue
            with self.subTest(path=path):
                self.assertNotRegex(path.read_text(encoding="utf-8"), r"(?i)<script>|<style|\sstyle=|\son[a-z]+=")
