"""Links from our prose to our own pages: only to those that readers may open."""

import re
from collections.abc import Iterable

from wagtail.models import Page

from factcheck.core.pages import open_pages

from .models.fact_checks import FactCheckPage

PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
LINK_ID = re.compile(r'\bid="(\d{1,18})"')


def linked_pages(html: str) -> set[int]:
    """Primary keys of the pages that a rich text links to."""
    return {int(key) for tag in PAGE_LINK.findall(html or "") for key in LINK_ID.findall(tag)}


def link_targets(keys: Iterable[int]) -> dict[int, str]:
    """The addresses of those linked pages that readers may open."""
    wanted = set(keys)
    if not wanted:
        return {}
    # A page of a merged claim leads on to the claim that stands for it.
    hidden = FactCheckPage.objects.filter(pk__in=wanted, claim__live=False, claim__merged_into=None)
    pages = open_pages(Page.objects.filter(pk__in=wanted)).exclude(pk__in=hidden.values("pk"))
    return {page.pk: page.url for page in pages}
