"""The sections from which editors arrange a front page. One that has nothing to show is not shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from factcheck.claims import front, listings
from factcheck.claims.blocks import PROSE
from factcheck.claims.links import link_targets, linked_pages
from factcheck.claims.models import ExplainerPage

MOST = 20


class Section(blocks.StructBlock):
    """A part of the front page. `found` in its template is what `find` gives for the page's language."""

    heading = blocks.CharBlock(
        label=_("Heading"), required=False, max_length=120, help_text=_("Leave empty for the usual one.")
    )

    def find(self, value: Any, language: str) -> Any:
        """What the section shows; the value is the block's own."""
        return None

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "found": self.find(value, context["page"].language)}


class Counted(Section):
    """A section of which editors choose the length."""

    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=MOST, default=6)

    def limit(self, value: Any) -> int:
        """How many things to show; a draft may not say it yet."""
        return value["count"] or self.child_blocks["count"].get_default()


class CheckSection(Section):
    intro = blocks.CharBlock(label=_("Introduction"), required=False, max_length=240)

    class Meta:
        label = _("Box: has it been checked?")
        icon = "search"
        template = "home/sections/check.html"


class NewestSection(Counted):
    def find(self, value, language):
        return listings.newest(language, self.limit(value))

    class Meta:
        label = _("Newest fact-checks")
        icon = "list-ul"
        template = "home/sections/newest.html"


class ReturnedSection(Counted):
    def find(self, value, language):
        return front.returned(language, self.limit(value))

    class Meta:
        label = _("Returned now")
        icon = "rotate"
        template = "home/sections/returned.html"


class BeingCheckedSection(Counted):
    def find(self, value, language):
        return listings.being_checked(language, self.limit(value))

    class Meta:
        label = _("Being checked now")
        icon = "time"
        template = "home/sections/being_checked.html"


class TopicsSection(Counted):
    def find(self, value, language):
        return front.topics(language, self.limit(value))

    class Meta:
        label = _("Topics")
        icon = "tag"
        template = "home/sections/topics.html"


class CorrectionsSection(Counted):
    def find(self, value, language):
        return front.corrections(language, self.limit(value))

    class Meta:
        label = _("Latest corrections")
        icon = "edit"
        template = "home/sections/corrections.html"


class ExplainersSection(Counted):
    def find(self, value, language):
        pages = ExplainerPage.objects.open_to_all().in_language(language).order_by("-first_published_at", "-pk")
        return pages.defer("body")[: self.limit(value)]

    class Meta:
        label = _("Explainers")
        icon = "help"
        template = "home/sections/explainers.html"


class TextSection(Section):
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE)

    def find(self, value, language):
        return link_targets(linked_pages(value["text"].source))

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "home/sections/text.html"


class SectionsBlock(blocks.StreamBlock):
    """The front page from top to bottom."""

    check = CheckSection()
    newest = NewestSection()
    returned = ReturnedSection()
    being_checked = BeingCheckedSection()
    topics = TopicsSection()
    corrections = CorrectionsSection()
    explainers = ExplainersSection()
    text = TextSection()


# How a new front page is arranged until an editor arranges it otherwise.
USUAL = [
    ("check", {}),
    ("newest", {"count": 7}),
    ("returned", {"count": 3}),
    ("being_checked", {"count": 3}),
    ("topics", {"count": 20}),
    ("corrections", {"count": 3}),
    ("explainers", {"count": 3}),
]
