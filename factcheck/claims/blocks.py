"""The blocks of which bodies are written."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock as WagtailImageChooserBlock

from factcheck.core.chosen import TakesKnownRows


class ImageChooserBlock(TakesKnownRows, WagtailImageChooserBlock):
    """Chooses a picture; the page's pictures are fetched together."""


class PageChooserBlock(TakesKnownRows, blocks.PageChooserBlock):
    """Chooses a page; the pages that a body names are fetched together."""


class ParagraphBlock(blocks.RichTextBlock):
    """Prose. An emptied editor leaves an empty paragraph behind, which is no text."""

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and not strip_tags(value.source).strip():
            raise ValidationError(_("This field is required."), code="required")
        return value


# In migrations they are Wagtail's own: what is stored is the same.
DECONSTRUCT_ALIASES = {
    ImageChooserBlock: "wagtail.images.blocks.ImageChooserBlock",
    PageChooserBlock: "wagtail.blocks.PageChooserBlock",
    ParagraphBlock: "wagtail.blocks.RichTextBlock",
}

PROSE = ["bold", "italic", "link", "ol", "ul"]


class PictureBlock(blocks.StructBlock):
    """A picture with the words for those who cannot see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows"),
        max_length=255,
        help_text=_("For readers who cannot see it, in the page's language."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "claims/blocks/picture.html"


class ComparisonBlock(blocks.StructBlock):
    """Two pictures side by side: what was spread and what it really was."""

    first = PictureBlock(label=_("First"))
    second = PictureBlock(label=_("Second"))
    finding = blocks.CharBlock(label=_("What the comparison shows"), max_length=500)

    class Meta:
        icon = "image"
        label = _("Picture comparison")
        template = "claims/blocks/comparison.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, in their language, with a translation."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    language = blocks.CharBlock(label=_("Language of the quotation"), max_length=35, default="kk")
    translation = blocks.TextBlock(label=_("Translation"), required=False, rows=3)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=255)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "claims/blocks/quote.html"


class EvidenceBlock(blocks.StructBlock):
    """A pointer to an evidence page, with why it matters here."""

    page = PageChooserBlock(label=_("Evidence page"), page_type="claims.EvidencePage")
    note = blocks.CharBlock(label=_("Why it matters here"), required=False, max_length=500)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Evidence")
        template = "claims/blocks/evidence.html"


class MomentBlock(blocks.StructBlock):
    """One line of a timeline."""

    when = blocks.CharBlock(label=_("When"), max_length=80)
    text = blocks.CharBlock(label=_("What happened"), max_length=500)


class LinkedMediaBlock(blocks.StructBlock):
    """A video or post elsewhere: our own still and a link out, never the third party's frame."""

    still = ImageChooserBlock(label=_("Our still"))
    alt = blocks.CharBlock(label=_("What it shows"), max_length=255)
    platform = blocks.CharBlock(label=_("Platform"), max_length=60)
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "media"
        label = _("Video or post elsewhere")
        template = "claims/blocks/linked_media.html"


class BodyBlock(blocks.StreamBlock):
    """The body of fact-checks and explainers."""

    paragraph = ParagraphBlock(label=_("Paragraph"), features=PROSE, template="claims/blocks/paragraph.html")
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, icon="title", template="claims/blocks/heading.html")
    quote = QuoteBlock()
    picture = PictureBlock()
    comparison = ComparisonBlock()
    evidence = EvidenceBlock()
    timeline = blocks.ListBlock(
        MomentBlock(), label=_("Timeline"), icon="history", template="claims/blocks/timeline.html"
    )
    linked_media = LinkedMediaBlock()
    what_to_do = blocks.ListBlock(
        blocks.CharBlock(label=_("Step"), max_length=300),
        label=_("What you can do"),
        icon="list-ol",
        template="claims/blocks/what_to_do.html",
    )
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False))],
        label=_("Table"),
        template="claims/blocks/table.html",
    )
