"""The desk's own entries in history and audit log, in plain words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class MergeFormatter(LogFormatter):
    label = gettext_lazy("Merge claims")

    def format_message(self, log_entry) -> str:
        return _("Merged into claim №%(number)s") % {"number": log_entry.data.get("into", "?")}


class TranslateFormatter(LogFormatter):
    label = gettext_lazy("Begin a translation")

    def format_message(self, log_entry) -> str:
        return _("Translation begun from: %(language)s") % {"language": log_entry.data.get("from", "?")}


class ImportFormatter(LogFormatter):
    label = gettext_lazy("Import")

    def format_message(self, log_entry) -> str:
        return _("Imported from: %(source)s") % {"source": log_entry.data.get("source", "?")}


def register(actions) -> None:
    """The names under which the record logs, and what editors read."""
    actions.register_action("claims.merge")(MergeFormatter)
    for name in ("claims.import", "claims.import_draft"):
        actions.register_action(name)(ImportFormatter)
    actions.register_action("claims.translate")(TranslateFormatter)
    actions.register_action("claims.verify", gettext_lazy("Confirm a verdict"), gettext_lazy("Verdict confirmed"))
    actions.register_action(
        "claims.confirm_words", gettext_lazy("Confirm words"), gettext_lazy("Words confirmed after a change of verdict")
    )
    actions.register_action("claims.correct", gettext_lazy("Correct a page"), gettext_lazy("Correction added"))
