"""How templates show what was found."""

from collections.abc import Collection

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..documents import Shown
from ..highlights import pieces

register = template.Library()

MARK = "<mark>{}</mark>"


@register.filter
def marked(words: str, terms: Collection[str]) -> str:
    """The words as they are, those that were looked for in <mark>; without terms nothing changes."""
    if not terms or not words:
        return words
    found = (format_html(MARK if piece.is_marked else "{}", piece.text) for piece in pieces(words, terms))
    return format_html_join("", "{}", ((piece,) for piece in found))


@register.simple_tag
def show(shown: Shown, **further) -> SafeString:
    """One found thing as its own app shows it; `further` goes into its template beside its own context."""
    return render_to_string(shown.template, {**shown.context, **further})
