"""Words of others: their quotation marks, and how a reader is told in which language they are."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Whole phrases, because every language bends the name of a language in its own way.
QUOTED_IN = {
    "kk": gettext_lazy("in Kazakh"),
    "ru": gettext_lazy("in Russian"),
    "en": gettext_lazy("in English"),
    "uz": gettext_lazy("in Uzbek"),
    "ky": gettext_lazy("in Kyrgyz"),
    "uk": gettext_lazy("in Ukrainian"),
    "tr": gettext_lazy("in Turkish"),
    "zh": gettext_lazy("in Chinese"),
    "de": gettext_lazy("in German"),
    "fr": gettext_lazy("in French"),
    "ar": gettext_lazy("in Arabic"),
}
# Opening and closing, where they are not «».
QUOTATION_MARKS = {"en": "“”"}
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def is_language_tag(text: str) -> bool:
    """Whether it has the form of a BCP 47 tag, such as kk or uz-Cyrl."""
    return bool(LANGUAGE_TAG.fullmatch(text))


def in_quotation_marks(text: str, language: str) -> str:
    """The text in the quotation marks of a language."""
    opening, closing = QUOTATION_MARKS.get(language, "«»")
    return f"{opening}{text}{closing}"


def quoted_in(tag: str) -> str:
    """In which language a quotation stands, in the reader's words."""
    words = QUOTED_IN.get(tag.split("-")[0].lower())
    return str(words) if words else _("in another language (%(tag)s)") % {"tag": tag}
