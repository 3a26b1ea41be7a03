"""What keeps a reader from meeting a string in the wrong language."""

import os
import shutil
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from unittest import mock, skipUnless

from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, override_settings

from factcheck.core.catalogues import (
    LANGUAGE_NAMES,
    SAME_AS_ENGLISH,
    Defect,
    Message,
    compile_catalogues,
    foreign_strings,
    incomplete,
    missing,
    template_messages,
)
from factcheck.core.management.commands.check_catalogues import own_strings

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n!=1);\n"
"""
NO_RESULTS = Message("That page contains no results")


class CatalogueCase(SimpleTestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(TemporaryDirectory()))

    def write(self, entries: str, language: str = "kk", locale: str = "locale") -> Path:
        path = self.folder / locale / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        path.write_text(HEADER + dedent(entries), encoding="utf-8")
        return path


class ReaderStrings(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        call_command("compile_catalogues")

    def test_readers_meet_nothing_untranslated(self):
        """Django answers a gap in the Russian catalogue in Kazakh, so gaps are asked for without that fallback."""
        for language in ("kk", "ru"):
            with self.subTest(language):
                self.assertEqual(missing(language), [])

    def test_found_in_modules_classes_and_templates(self):
        found = set(foreign_strings())
        for message in (
            NO_RESULTS,
            Message("November", context="alt. month"),
            Message("%(num)d day", "%(num)d days"),
            Message("This account is inactive."),
            Message("You need a password to access this page."),
            *map(Message, LANGUAGE_NAMES),
        ):
            with self.subTest(str(message)):
                self.assertIn(message, found)

    def test_class_stands_for_itself_only(self):
        self.assertNotIn(Message("The two password fields didn’t match."), foreign_strings())

    def test_templates_with_blocks_plurals_and_contexts(self):
        source = dedent("""
            {% translate "Log in" %} {% trans 'March' context "abbrev. month" %}
            {% blocktranslate count n=2 %}one {{ n }}{% plural %}many {{ n }}{% endblocktranslate %}
            {% if x == _("yes") %}{% endif %}
        """)
        expected = {
            Message("Log in"),
            Message("March", context="abbrev. month"),
            Message("one %(n)s", "many %(n)s"),
            Message("yes"),
        }
        with mock.patch.object(Path, "read_text", return_value=source):
            self.assertEqual(set(template_messages("wagtail:any.html")), expected)

    def test_texts_that_need_no_translation_are_still_in_use(self):
        self.assertLessEqual(SAME_AS_ENGLISH, {message.id for message in foreign_strings()})


class Missing(CatalogueCase):
    """Django's own Kazakh catalogue says nothing for an empty page of results."""

    def missing(self) -> list[Message]:
        folder = self.folder / "locale"
        compile_catalogues([folder])
        with override_settings(LOCALE_PATHS=[folder]):
            return missing("kk")

    def test_gap_is_reported(self):
        self.assertIn(NO_RESULTS, self.missing())

    def test_translation_closes_it(self):
        self.write("""
            msgid "That page contains no results"
            msgstr "Бұл бетте нәтиже жоқ"
        """)
        self.assertNotIn(NO_RESULTS, self.missing())

    def test_repeated_english_does_not(self):
        self.write("""
            msgid "That page contains no results"
            msgstr "That page contains no results"
        """)
        self.assertIn(NO_RESULTS, self.missing())

    def test_one_untranslated_plural_form_does_not(self):
        self.write("""
            msgid "%(num)d day"
            msgid_plural "%(num)d days"
            msgstr[0] "%(num)d күн"
            msgstr[1] ""
        """)
        self.assertIn(Message("%(num)d day", "%(num)d days"), self.missing())


class Compiling(CatalogueCase):
    def test_only_what_is_missing_or_older(self):
        path = self.write("""
            msgid "Yes"
            msgstr "Иә"
        """)
        locale = [self.folder / "locale"]
        self.assertEqual(compile_catalogues(locale), [path.with_suffix(".mo")])
        self.assertEqual(compile_catalogues(locale), [])
        later = path.stat().st_mtime + 60
        os.utime(path, (later, later))
        self.assertEqual(compile_catalogues(locale), [path.with_suffix(".mo")])
        self.assertEqual(sorted(file.name for file in path.parent.iterdir()), ["django.mo", "django.po"])


class Incomplete(CatalogueCase):
    def reasons(self, entries: str) -> list[str]:
        return [problem.reason for problem in incomplete(self.write(entries))]

    def test_sound_entries_pass(self):
        self.assertEqual(
            self.reasons("""
                msgid "%(count)s claim in {place}, 100%%"
                msgstr "{place}: %(count)s тұжырым, 100%%"

                msgid "One claim"
                msgid_plural "%(count)s claims"
                msgstr[0] "Бір тұжырым"
                msgstr[1] "%(count)s тұжырым"

                #~ msgid "Gone"
                #~ msgstr ""
            """),
            [],
        )

    def test_defects(self):
        entries = {
            'msgid "Yes"\nmsgstr ""\n': Defect.UNTRANSLATED,
            '#, fuzzy\nmsgid "Yes"\nmsgstr "Жоқ"\n': Defect.FUZZY,
            'msgid "By %(name)s"\nmsgstr "Авторы"\n': Defect.PLACEHOLDERS,
            'msgid "By {name}"\nmsgstr "{name} {surname}"\n': Defect.PLACEHOLDERS,
        }
        for number, (entry, reason) in enumerate(entries.items()):
            with self.subTest(entry):
                path = self.write(entry, locale=f"locale{number}")
                self.assertEqual([problem.reason for problem in incomplete(path)], [reason])

    def test_number_may_be_left_out_for_one_only(self):
        self.assertEqual(
            self.reasons("""
                msgid "One claim"
                msgid_plural "%(count)s claims"
                msgstr[0] "Бір тұжырым"
                msgstr[1] "Тұжырымдар"
            """),
            [Defect.PLACEHOLDERS],
        )

    def test_our_foreign_catalogues_are_sound(self):
        for path in (settings.BASE_DIR / "locale" / "foreign").glob("*/LC_MESSAGES/django.po"):
            with self.subTest(path.parent.parent.name):
                self.assertEqual(incomplete(path), [])


class Check(CatalogueCase):
    """The command on a tree of one module, with catalogues of its own."""

    def setUp(self):
        super().setUp()
        (self.folder / "desk.py").write_text('from django.utils.translation import gettext as _\n_("Verdict")\n')
        locale = self.folder / "locale"
        shutil.copytree(settings.BASE_DIR / "locale" / "foreign", locale / "foreign")
        self.enterContext(
            override_settings(
                BASE_DIR=self.folder,
                LOCALE_PATHS=[locale, locale / "foreign"],
                LANGUAGES=[("kk", ""), ("en", "")],
            )
        )

    def check(self) -> str:
        """What the command prints when it fails."""
        out = StringIO()
        with self.assertRaises(CommandError):
            call_command("check_catalogues", stdout=out)
        return out.getvalue()

    @skipUnless(shutil.which("xgettext"), "needs gettext")
    def test_complete_catalogues_pass(self):
        self.write('msgid "Verdict"\nmsgstr "Вердикт"\n')
        out = StringIO()
        call_command("check_catalogues", stdout=out)
        self.assertIn("complete", out.getvalue())

    @skipUnless(shutil.which("xgettext"), "needs gettext")
    def test_code_and_catalogue_out_of_step(self):
        self.write('msgid "Rating"\nmsgstr "Баға"\n')
        printed = self.check()
        self.assertIn("kk: not in the catalogue: “Verdict”", printed)
        self.assertIn("kk: no longer in the code: “Rating”", printed)

    def test_defects_of_entries(self):
        self.write('msgid "Verdict"\nmsgstr ""\n')
        self.assertIn("kk: untranslated: “Verdict”", self.check())

    def test_entries_kept_for_nothing(self):
        foreign = self.folder / "locale/foreign/kk/LC_MESSAGES/django.po"
        foreign.write_text(foreign.read_text("utf-8") + '\nmsgid "Gone upstream"\nmsgstr "Жоқ"\n', "utf-8")
        self.assertIn("kk: no longer used upstream: “Gone upstream”", self.check())

    def test_without_gettext_the_rest_is_checked(self):
        with mock.patch("shutil.which", return_value=None), mock.patch.dict(os.environ, CI=""):
            err = StringIO()
            call_command("check_catalogues", stdout=StringIO(), stderr=err)
        self.assertIn("gettext is not installed", err.getvalue())

    def test_without_gettext_continuous_integration_fails(self):
        with mock.patch("shutil.which", return_value=None), mock.patch.dict(os.environ, CI="true"):
            self.assertIn("gettext is not installed", self.check())

    @skipUnless(shutil.which("xgettext"), "needs gettext")
    def test_templates_are_read_and_the_tree_left_as_it_was(self):
        (self.folder / "page.html").write_text('{% load i18n %}{% translate "Evidence" context "page" %}')
        before = sorted(self.folder.rglob("*"))
        self.assertEqual(own_strings(self.folder), {Message("Verdict"), Message("Evidence", context="page")})
        self.assertEqual(sorted(self.folder.rglob("*")), before)
