"""How templates show what was found. `marks` in their context are the terms of the words that were looked for."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .. import highlights
from ..documents import Shown

register = template.Library()

MARK = "<mark>{}</mark>"


@register.simple_tag
def show(shown: Shown, **further) -> SafeString:
    """One found thing as its own app shows it; `further` goes into its template beside its own context."""
    return render_to_string(shown.template, {**shown.context, **further})


@register.simple_tag(takes_context=True)
def marked(context: Context, words: str) -> str:
    """The words as they are, those that were looked for in <mark>; in a list that no words led to, all plain."""
    terms = context.get("marks")
    if not terms:
        return words
    pieces = ((MARK if piece.is_marked else "{}", piece.text) for piece in highlights.pieces(words, terms))
    return format_html_join("", "{}", ((format_html(form, text),) for form, text in pieces))


@register.simple_tag(takes_context=True)
def excerpt(context: Context, words: str, longest: int = highlights.LONGEST_EXCERPT) -> str:
    """The part of the words in which those stand that were looked for, marked; without them their beginning."""
    return marked(context, highlights.excerpt(words, context.get("marks") or (), longest))


@register.simple_tag(takes_context=True)
def unseen(context: Context, words: str, *shown: str) -> str:
    """An excerpt of words that say why something was found, where nothing that is `shown` does; or nothing."""
    terms = context.get("marks")
    if not terms or any(highlights.spans(text, terms) for text in shown) or not highlights.spans(words, terms):
        return ""
    return excerpt(context, words)
