"""What every template of the site needs: addresses, dates, languages, icons, prose."""

import re
from datetime import date

import segno
from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .. import heads
from ..addresses import without_scheme
from ..dates import machine_date, machine_time
from ..feed_links import CORRECTIONS, FACT_CHECKS, feed_links
from ..prose import prose
from ..quotations import in_quotation_marks, is_language_tag, quoted_in

register = template.Library()
register.filter("machine_date", machine_date)
register.filter("machine_time", machine_time)
register.filter("without_scheme", without_scheme)
register.filter("in_quotation_marks", in_quotation_marks)
register.filter("as_quoted_in", quoted_in)
register.filter("og_locale", heads.og_locale)
register.simple_tag(prose)

# A dash never begins a line, a figure keeps its thousands and its unit, a number sign its number.
LOOSE = re.compile(r" (?=[—–] )|(?<=\d) (?=\d{3}\b|[%₸])|(?<=№) (?=\d)")


@register.filter
def absolute(path: str) -> str:
    """The address with scheme, host and port."""
    return path if path.startswith(("http://", "https://")) else settings.SITE_ADDRESS + path


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative picture from the sprite; the word beside it carries the meaning."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.filter
def glued(words: str) -> str:
    """The words with the spaces at which a line must not end made unbreakable."""
    return LOOSE.sub("\u00a0", str(words))


@register.filter
def unbroken(words: str) -> str:
    """The words, of a date for example, on one line whatever happens."""
    return str(words).replace(" ", "\u00a0")


@register.simple_tag
def qr_code(address: str) -> SafeString:
    """The address as a QR code, drawn in the page itself so that paper has it too."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None, title=address))


@register.filter
def as_exact_as(day: date | None, precision: str) -> str:
    """A date no more exact than what is known: day, month, year or nothing."""
    if not day or precision == "unknown":
        return _("not known")
    if precision == "year":
        return pgettext("a year alone", "%(year)s") % {"year": day.year}
    return date_format(day, "YEAR_MONTH_FORMAT" if precision == "month" else "DATE_FORMAT")


@register.filter
def lang_attribute(language: str) -> SafeString:
    """` lang="…"` for words in another language than the page's; empty when it is the same or not a language tag."""
    if not language or language == get_language() or not is_language_tag(language):
        return SafeString("")
    return format_html(' lang="{}"', language)


@register.filter
def is_foreign(language: str) -> bool:
    """Whether words in this language are foreign to the page."""
    return bool(language) and language.split("-")[0] != get_language()


@register.simple_tag
def alternates(head: heads.Head) -> list[tuple[str, str]]:
    """A page's other languages as search engines are told them: [(hreflang, absolute address)].

    None for a page that is not indexed or is no version itself, as the second page of a list: the others would not
    name it.
    """
    versions = {link.code: absolute(link.url) for link in head.languages or [] if link.has_words}
    names_itself = head.is_indexed and head.address in versions.values()
    return heads.alternates(versions, settings.LANGUAGE_CODE) if names_itself else []


@register.simple_tag
def site_feeds() -> list[tuple[str, tuple[heads.FeedLink, ...]]]:
    """The feeds that every page offers: [(what there is in them, one for each format)]."""
    return [(_("Fact-checks"), feed_links(FACT_CHECKS)), (_("Corrections"), feed_links(CORRECTIONS))]
