"""Message catalogues: compiling them, and finding what a reader would still meet untranslated."""

import ast
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from gettext import GNUTranslations
from importlib.util import find_spec
from pathlib import Path

import polib

# Where Django and Wagtail keep the words that a reader of the public pages can meet:
# "module", or "module:Class" when only that class speaks to readers.
READER_MODULES = (
    "django.contrib.auth.forms:AuthenticationForm",
    "django.contrib.auth.models:AbstractUser",
    "django.contrib.humanize.templatetags.humanize",
    "django.core.paginator",
    "django.core.validators",
    "django.db.models.base",
    "django.db.models.constraints",
    "django.db.models.fields",
    "django.db.models.fields.files",
    "django.db.models.fields.json",
    "django.db.models.fields.related",
    "django.forms.boundfield",
    "django.forms.fields",
    "django.forms.forms",
    "django.forms.formsets",
    "django.forms.models",
    "django.forms.utils",
    "django.forms.widgets",
    "django.template.defaultfilters",
    "django.utils.dateformat",
    "django.utils.dates",
    "django.utils.ipv6",
    "django.utils.text",
    "django.utils.timesince",
    "django.views.csrf",
    "django.views.generic.dates",
    "django.views.generic.detail",
    "django.views.generic.list",
    "django.views.static",
    "wagtail.documents.fields",
    "wagtail.forms",
    "wagtail.images.fields",
)

# As "package:path inside the package".
READER_TEMPLATES = (
    "django:views/templates/directory_index.html",
    "wagtail:templates/wagtailcore/login.html",
    "wagtail:templates/wagtailcore/password_required.html",
    "wagtail.documents:templates/wagtaildocs/password_required.html",
)

# What {% get_language_info %} calls the languages of the site.
LANGUAGE_NAMES = ("English", "Kazakh", "Russian")

# Messages whose right translation is the very same text.
SAME_AS_ENGLISH = frozenset({", ", ":", ":?.!", "…", "%(truncated_text)s…", "IPv4", "IPv6", "URL"})

# Which argument of each gettext function is what.
GETTEXT_ARGUMENTS = {
    "_": ("id",),
    "gettext": ("id",),
    "ngettext": ("id", "plural"),
    "pgettext": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
}

# A gettext call as `templatize` writes it, up to its last written-out argument.
TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
TEMPLATE_CALL = re.compile(rf"\b(?:n?p?gettext|_)\({TEXT}(?:, ?{TEXT})*")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[ds]|\{\w*\}")


@dataclass(frozen=True, order=True)
class Message:
    """A translatable text as gettext knows it: its context, singular and plural."""

    id: str
    plural: str = ""
    context: str = ""

    def __str__(self) -> str:
        context = f" (context “{self.context}”)" if self.context else ""
        return f"“{self.id}”{context}"


class Defect(StrEnum):
    """What keeps a catalogue entry from being shown."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    PLACEHOLDERS = "placeholders differ"


@dataclass(frozen=True)
class Problem:
    """A catalogue entry that cannot be shown as it stands, and why."""

    message: Message
    reason: Defect

    def __str__(self) -> str:
        return f"{self.reason}: {self.message}"


def catalogue_files(folders: Iterable[Path]) -> list[Path]:
    """Every .po file of the given locale folders (those holding `<language>/LC_MESSAGES/`)."""
    return sorted(path for folder in folders for path in Path(folder).glob("*/LC_MESSAGES/*.po"))


def compile_catalogues(folders: Iterable[Path]) -> list[Path]:
    """Write the .mo beside every .po that has none or a newer text, and return those written."""
    stale = [path for path in catalogue_files(folders) if is_stale(path)]
    return [compile_catalogue(path) for path in stale]


def is_stale(po_path: Path) -> bool:
    """Whether the compiled catalogue is missing or older than its text."""
    mo_path = po_path.with_suffix(".mo")
    return not mo_path.exists() or mo_path.stat().st_mtime_ns < po_path.stat().st_mtime_ns


def compile_catalogue(po_path: Path) -> Path:
    """Compile one catalogue; a process that reads it meanwhile sees the old one or the new one, never half."""
    mo_path = po_path.with_suffix(".mo")
    scratch = mo_path.with_name(f"{mo_path.name}.{os.getpid()}")
    polib.pofile(str(po_path)).save_as_mofile(str(scratch))
    scratch.replace(mo_path)
    return mo_path


def foreign_strings() -> list[Message]:
    """Every message of Django and Wagtail that a reader can meet, each once, in order."""
    found = {Message(name) for name in LANGUAGE_NAMES}
    for name in READER_MODULES:
        found.update(module_messages(name))
    for name in READER_TEMPLATES:
        found.update(template_messages(name))
    return sorted(found)


def module_messages(name: str) -> Iterator[Message]:
    """The messages in the source of a "module" or a "module:Class", without importing it."""
    module, _, class_name = name.partition(":")
    tree: ast.AST = ast.parse(Path(find_spec(module).origin).read_text(encoding="utf-8"))
    if class_name:
        tree = next(node for node in tree.body if getattr(node, "name", "") == class_name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from call_message(node)


def call_message(call: ast.Call) -> Iterator[Message]:
    """The message of a gettext call whose arguments are written out as text."""
    parts = GETTEXT_ARGUMENTS.get(re.sub(r"_(lazy|noop)$", "", call.func.id))
    if not parts:
        return
    texts = [argument.value for argument in call.args[: len(parts)] if isinstance(argument, ast.Constant)]
    if len(texts) == len(parts):
        yield Message(**dict(zip(parts, texts, strict=True)))


def template_messages(name: str) -> Iterator[Message]:
    """The messages of the translation tags in a "package:template" file."""
    from django.utils.translation.template import templatize

    package, _, path = name.partition(":")
    source = (Path(find_spec(package).origin).parent / path).read_text(encoding="utf-8")
    for match in TEMPLATE_CALL.finditer(templatize(source)):
        yield from call_message(ast.parse(f"{match[0]})", mode="eval").body)


def missing(language: str) -> list[Message]:
    """What a reader of `language` would meet in English, or in the site's default language."""
    from django.utils.translation.trans_real import DjangoTranslation

    catalogue = DjangoTranslation(language)
    # Django answers in the default language for what a catalogue lacks; here that counts as lacking.
    catalogue._fallback = None
    return [message for message in foreign_strings() if not is_translated(message, catalogue)]


def is_translated(message: Message, catalogue: GNUTranslations) -> bool:
    """Whether the catalogue has words of its own for the message, for one and for many."""
    words = {catalogue_words(message, catalogue, count) for count in (1, 2, 5, 21)}
    return message.id in SAME_AS_ENGLISH or not {message.id, message.plural} & words


def catalogue_words(message: Message, catalogue: GNUTranslations, count: int) -> str:
    """What the catalogue shows for the message about `count` things."""
    context = [message.context] if message.context else []
    if message.plural:
        show = catalogue.npgettext if context else catalogue.ngettext
        return show(*context, message.id, message.plural, count)
    return (catalogue.pgettext if context else catalogue.gettext)(*context, message.id)


def current_entries(path: Path) -> list[polib.POEntry]:
    """The entries of a catalogue without the obsolete ones; none when there is no such file."""
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete] if path.exists() else []


def entry_message(entry: polib.POEntry) -> Message:
    """The message that a catalogue entry translates."""
    return Message(entry.msgid, entry.msgid_plural, entry.msgctxt or "")


def catalogue_messages(path: Path) -> set[Message]:
    """The messages that a .po or .pot file holds."""
    return {entry_message(entry) for entry in current_entries(path)}


def incomplete(po_path: Path) -> list[Problem]:
    """The entries of a catalogue that are untranslated, fuzzy, or lose or add a placeholder."""
    found = [(entry_message(entry), defect(entry)) for entry in current_entries(Path(po_path))]
    return [Problem(message, reason) for message, reason in found if reason]


def defect(entry: polib.POEntry) -> Defect | None:
    """What is wrong with a catalogue entry, if anything."""
    if entry.fuzzy:
        return Defect.FUZZY
    if not entry.translated():
        return Defect.UNTRANSLATED
    return None if keeps_placeholders(entry) else Defect.PLACEHOLDERS


def keeps_placeholders(entry: polib.POEntry) -> bool:
    """Whether every translated form can be filled in with exactly what the code passes."""
    if not entry.msgid_plural:
        return placeholders(entry.msgstr) == placeholders(entry.msgid)
    full = placeholders(entry.msgid_plural)
    forms = [placeholders(text) for _, text in sorted(entry.msgstr_plural.items())]
    # With two forms the first one stands for exactly 1 and may leave the number out, as English does.
    first = [full, placeholders(entry.msgid)] if len(forms) == 2 else [full]
    return forms[0] in first and all(form == full for form in forms[1:])


def placeholders(text: str) -> set[str]:
    """The parts of a message that the code replaces: `%(name)s`, `%d`, `{name}`."""
    return set(PLACEHOLDER.findall(text.replace("%%", "")))
