"""The shape of the house that no linter knows."""

import re
import subprocess
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

ROOT = Path(settings.BASE_DIR)
TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "docs", "factcheck",
    "home", "locale", "manage.py", "pyproject.toml", "requirements.txt", "search", "static", "tests",
}  # fmt: skip
VAGUE_NAMES = {"utils.py", "helpers.py", "common.py", "services.py", "misc.py"}


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(line) for line in listed.stdout.splitlines()]


class HouseTest(SimpleTestCase):
    def test_the_top_level_is_fixed(self):
        self.assertLessEqual({path.parts[0] for path in tracked_files()}, TOP_LEVEL)

    def test_no_module_has_a_vague_name(self):
        self.assertEqual([path for path in tracked_files() if path.name in VAGUE_NAMES], [])

    def test_decisions_are_numbered_one_after_another(self):
        numbers = sorted(path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md"))
        self.assertEqual(numbers, [f"{number:04}" for number in range(1, len(numbers) + 1)])

    def test_every_runtime_requirement_is_pinned_and_explained(self):
        lines = (ROOT / "requirements.txt").read_text().splitlines()
        self.assertTrue(lines[0].startswith("#"))
        for line in filter(None, lines):
            self.assertTrue(line.startswith("#") or "==" in line, line)


class StyleTest(SimpleTestCase):
    def test_every_class_of_the_stylesheets_stands_in_a_template(self):
        folders, kinds = (ROOT / "factcheck", ROOT / "home", ROOT / "static" / "js"), {".html", ".py", ".js"}
        sources = [path for folder in folders for path in folder.rglob("*") if path.suffix in kinds]
        words = set(re.findall(r"[\w-]+", "\n".join(path.read_text() for path in sources)))
        for sheet in set((ROOT / "static" / "css").glob("*.css")) - {ROOT / "static" / "css" / "desk.css"}:
            css = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", sheet.read_text(), flags=re.S)
            # Django writes this one around the errors of a form.
            found = set(re.findall(r"\.([a-z][\w-]*)", css)) - {"errorlist"}
            self.assertEqual(sorted(found - words), [], sheet.name)


class SettingsTest(SimpleTestCase):
    def test_the_extension_that_published_source_words_under_another_language_is_absent(self):
        self.assertNotIn("wagtail.contrib.simple_translation", settings.INSTALLED_APPS)

    def test_reading_never_takes_the_write_lock(self):
        """With immediate transactions, one transaction a request would make every reader wait for writers."""
        self.assertNotIn("ATOMIC_REQUESTS", {k for k, v in settings.DATABASES["default"].items() if v is True})

    def test_no_third_party_frame_can_be_embedded(self):
        self.assertEqual(settings.WAGTAILEMBEDS_FINDERS, [])
