"""Evidence pages: sources that several claims can cite."""

from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from factcheck.core.excerpts import shortened
from factcheck.core.heads import Head
from factcheck.core.pages import SitePage

from .. import listings
from ..links import link_targets, linked_pages
from ..panels import ShownPanel
from .appearances import NoLinkReason, link_or_reason
from .claims import Claim
from .drafts import OutlivesDeletedRows


class EvidenceKind(models.TextChoices):
    PRIMARY_DOCUMENT = "primary-document", _("primary document")
    LAW = "law", _("law")
    DATASET = "dataset", _("data set")
    OFFICIAL_STATEMENT = "official-statement", _("official statement")
    EXPERT = "expert", _("expert")
    ON_SITE_PHOTO = "on-site-photo", _("photograph from the place")
    MEDIA_REPORT = "media-report", _("media report")
    OTHER_FACT_CHECK = "other-fact-check", _("fact-check by others")
    TECHNICAL_ANALYSIS = "technical-analysis", _("technical analysis")
    OWN_CALCULATION = "own-calculation", _("our own calculation")


class EvidenceIndexPage(SitePage):
    """The list of all evidence in one language."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["claims.EvidencePage"]

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*SitePage.content_panels, FieldPanel("intro")]
    template = "claims/evidence_index.html"
    page_description = _("Lists the sources on which verdicts rest.")

    class Meta:
        verbose_name = _("evidence list")

    def get_context(self, request, *args, **kwargs):
        rows = EvidencePage.objects.open_to_all().child_of(self).order_by("-first_published_at", "-pk")
        rows = rows.prefetch_related("publisher__labels")
        listing = listings.plain_list(rows, self.language, request.GET)
        context = super().get_context(request, *args, **kwargs)
        links = link_targets(linked_pages(self.intro))
        return {**context, "head": listing.head(context["head"]), "links": links, "listing": listing}


class EvidencePage(OutlivesDeletedRows, SitePage):
    """One source: who published what, and what it says."""

    parent_page_types = ["claims.EvidenceIndexPage"]
    subpage_types = []

    summary = models.TextField(_("summary"), help_text=_("In plain words: what the source says and how it knows."))
    kind = models.CharField(_("kind"), max_length=20, choices=EvidenceKind)
    publisher = models.ForeignKey(
        "claims.Organisation",
        verbose_name=_("publisher"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
        help_text=_("Leave empty when it is not recorded."),
    )
    independence_group = models.SlugField(
        _("independence group"),
        blank=True,
        help_text=_("Sources that copy one another get the same word here and count as one."),
    )
    cited_title = models.CharField(
        _("title of the source"), max_length=255, blank=True, help_text=_("As it is written there.")
    )
    original_url = models.URLField(_("address"), max_length=2000, blank=True)
    no_link_reason = models.CharField(_("why there is no address"), max_length=20, choices=NoLinkReason, blank=True)
    archive_url = models.URLField(_("archived copy"), max_length=2000, blank=True)
    author = models.CharField(_("author"), max_length=255, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("After this day the claims that cite it come up for review."),
    )
    quote = models.TextField(_("central quotation"), blank=True)
    quote_language = models.CharField(_("language of the quotation"), max_length=35, blank=True)
    tags = ClusterTaggableManager(through="claims.EvidenceTag", blank=True, verbose_name=_("tags"))

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    ShownPanel("claims/desk/article_languages.html", heading=_("Other languages")),
                    *SitePage.content_panels,
                    FieldPanel("summary"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("publisher")]),
                    FieldPanel("cited_title"),
                    FieldRowPanel([FieldPanel("original_url"), FieldPanel("no_link_reason")]),
                    FieldRowPanel([FieldPanel("archive_url"), FieldPanel("author")]),
                    FieldRowPanel([FieldPanel("published_on"), FieldPanel("accessed_on"), FieldPanel("valid_until")]),
                    FieldRowPanel([FieldPanel("quote"), FieldPanel("quote_language")]),
                    FieldRowPanel([FieldPanel("independence_group"), FieldPanel("tags")]),
                    InlinePanel("capture_items", heading=_("What we hold"), label=_("capture")),
                ],
                heading=_("Evidence"),
            ),
            ObjectList([*SitePage.promote_panels, PublishingPanel()], heading=_("Address and publishing")),
        ]
    )
    search_fields = [*SitePage.search_fields, index.SearchField("summary"), index.SearchField("quote")]
    template = "claims/evidence.html"
    page_description = _("A source that fact-checks cite.")

    class Meta:
        verbose_name = _("evidence page")
        verbose_name_plural = _("evidence pages")

    def slug_fallback(self) -> str:
        return "evidence"

    def clean(self):
        super().clean()
        link_or_reason(self.original_url, self.no_link_reason, field="original_url")

    def head(self) -> Head:
        return replace(super().head(), description=self.search_description or shortened(self.summary, 200))

    def get_context(self, request, *args, **kwargs):
        items = self.capture_items.select_related("capture").prefetch_related("capture__labels")
        captures = [item.capture for item in items]
        return {
            **super().get_context(request, *args, **kwargs),
            "listing": listings.cards_list(self.citing_claims(), self.language, request.GET),
            "captures": [capture for capture in captures if capture.is_picture],
        }

    def citing_claims(self):
        """Public claims that cite this source in any of its languages."""
        versions = EvidencePage.objects.filter(translation_key=self.translation_key)
        return Claim.objects.public().filter(citations__evidence__in=versions).distinct()


class EvidenceCapture(OutlivesDeletedRows, Orderable):
    """A capture that stands on an evidence page."""

    page = ParentalKey(EvidencePage, on_delete=models.CASCADE, related_name="capture_items")
    capture = models.ForeignKey(
        "claims.Capture", verbose_name=_("capture"), on_delete=models.PROTECT, related_name="evidence_items"
    )

    panels = [FieldPanel("capture")]
