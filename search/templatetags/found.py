"""How templates show what was found."""

from collections.abc import Collection

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .. import highlights
from ..documents import Shown

register = template.Library()

MARK = "<mark>{}</mark>"


@register.filter
def marked(words: str, terms: Collection[str]) -> str:
    """The words as they are, those that were looked for in <mark>; without terms nothing changes."""
    if not terms or not words:
        return words
    pieces = ((MARK if piece.is_marked else "{}", piece.text) for piece in highlights.pieces(words, terms))
    return format_html_join("", "{}", ((format_html(form, text),) for form, text in pieces))


@register.filter
def excerpted(words: str, terms: Collection[str]) -> str:
    """The part of the words around what was looked for, marked; their beginning where nothing was."""
    return marked(highlights.excerpt(words, terms or ()), terms)


@register.simple_tag
def found_in(words: str, terms: Collection[str], *shown: str) -> str:
    """The same, unless a word that was looked for can be seen in what is `shown`, or is not among these words."""
    if not terms or any(highlights.spans(text, terms) for text in shown) or not highlights.spans(words, terms):
        return ""
    return excerpted(words, terms)


@register.simple_tag
def show(shown: Shown, **further) -> SafeString:
    """One found thing as its own app shows it; `further` goes into its template beside its own context."""
    return render_to_string(shown.template, {**shown.context, **further})
