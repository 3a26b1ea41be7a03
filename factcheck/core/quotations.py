"""Words in another language than the page's: how a reader is told which one."""

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


def quoted_in(tag: str) -> str:
    """In which language a quotation stands, in the reader's words."""
    words = QUOTED_IN.get(tag.split("-")[0].lower())
    return str(words) if words else _("in another language (%(tag)s)") % {"tag": tag}
