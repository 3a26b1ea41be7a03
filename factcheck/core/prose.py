"""Rich text as readers see it, with the links to our own pages that they may open."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText
from wagtail.rich_text.rewriters import LinkRewriter


def prose(value: RichText | str, links: dict[int, str] | None = None) -> SafeString:
    """A rich text with its links to our own pages taken from `links`; a link to anything else of ours is dropped."""
    source = getattr(value, "source", value) or ""
    addresses = links or {}

    def link(attributes: dict[str, str]) -> str:
        key = attributes.get("id", "")
        address = addresses.get(int(key)) if key.isdecimal() else None
        return format_html('<a href="{}">', address) if address else "<a>"

    # The editor's rich text is cleaned by Wagtail when it is saved.
    return mark_safe(LinkRewriter({"page": link})(source))
