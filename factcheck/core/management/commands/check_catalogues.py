import os
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import to_locale

from factcheck.core.catalogues import (
    Defect,
    Message,
    catalogue_files,
    catalogue_messages,
    foreign_strings,
    incomplete,
    missing,
)

# Folders that hold no strings of the site's own pages.
NOT_SOURCE = {"__pycache__", "docs", "locale", "media", "node_modules", "staticfiles", "tests", "var"}
SOURCE_SUFFIXES = {".py", ".html", ".txt"}


class Command(BaseCommand):
    """Names every string that a reader or editor would meet untranslated."""

    help = "Lists missing, fuzzy and broken translations and those out of step with the code; fails if there are any."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        call_command("compile_catalogues", verbosity=0)
        problems = [*foreign_problems(), *entry_problems(), *self.own_problems()]
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            raise CommandError(f"The message catalogues have {len(problems)} problems.")
        self.stdout.write("The message catalogues are complete.")

    def own_problems(self) -> list[str]:
        """Where our catalogues and our code differ; needs the gettext programs."""
        if shutil.which("xgettext"):
            return list(step_problems(own_strings(settings.BASE_DIR)))
        reason = "gettext is not installed: the strings in the code were not compared with locale/"
        if os.environ.get("CI") == "true":
            return [reason]
        self.stderr.write(reason)
        return []


def translated_languages() -> list[str]:
    """The site's languages that need a catalogue: all but the English of the source."""
    return [code for code, _name in settings.LANGUAGES if code.split("-")[0] != "en"]


def foreign_problems() -> Iterator[str]:
    """Strings of Django and Wagtail that readers meet untranslated, and entries kept for nothing."""
    wanted = set(foreign_strings())
    for language in translated_languages():
        yield from (f"{language}: not translated upstream: {message}" for message in missing(language))
        kept = catalogue_messages(catalogue_of(language, Path(settings.LOCALE_PATHS[1])))
        yield from (f"{language}: no longer used upstream: {message}" for message in sorted(kept - wanted))


def entry_problems() -> Iterator[str]:
    """Entries that are untranslated, fuzzy or lose a placeholder, in any catalogue of ours."""
    for path in catalogue_files(settings.LOCALE_PATHS):
        language = path.parent.parent.name
        for problem in incomplete(path):
            # In English an empty translation means the source text itself.
            if language != "en" or problem.reason != Defect.UNTRANSLATED:
                yield f"{language}: {problem}"


def step_problems(wanted: set[Message]) -> Iterator[str]:
    """Strings of our code that a catalogue lacks, and entries that no code asks for any more."""
    for language in translated_languages():
        kept = catalogue_messages(catalogue_of(language, Path(settings.LOCALE_PATHS[0])))
        yield from (f"{language}: not in the catalogue: {message}" for message in sorted(wanted - kept))
        yield from (f"{language}: no longer in the code: {message}" for message in sorted(kept - wanted))


def catalogue_of(language: str, folder: Path) -> Path:
    """The .po file of a language in a locale folder."""
    return folder / to_locale(language) / "LC_MESSAGES" / "django.po"


def own_strings(base: Path) -> set[Message]:
    """Every translatable string in our code and templates, extracted in a copy so that nothing here changes."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "source")
        shutil.copytree(base, source, ignore=not_source)
        # makemessages puts what it finds beside the nearest folder of this name.
        locale = source / "locale"
        locale.mkdir()
        with chdir(source):
            call_command("makemessages", locale=["en"], keep_pot=True, verbosity=0)
        return catalogue_messages(locale / "django.pot")


def not_source(folder: str, names: list[str]) -> set[str]:
    """The names in a folder that makemessages need not see."""
    hidden = {name for name in names if name.startswith(".") or name in NOT_SOURCE}
    return hidden | {name for name in names if Path(folder, name).is_file() and not is_source(name)}


def is_source(name: str) -> bool:
    """Whether makemessages reads files of this name."""
    return Path(name).suffix in SOURCE_SUFFIXES
