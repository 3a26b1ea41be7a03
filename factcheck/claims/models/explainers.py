"""Explainers: background and media literacy."""

from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from factcheck.core.heads import Head
from factcheck.core.pages import SitePage

from .. import listings
from ..blocks import BodyBlock
from ..bodies import body_of
from ..forms import ExplainerForm
from ..links import link_targets, linked_pages
from ..panels import ShownPanel
from .claims import Claim


class ExplainerIndexPage(SitePage):
    """The list of explainers in one language."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["claims.ExplainerPage"]

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*SitePage.content_panels, FieldPanel("intro")]
    template = "claims/explainer_index.html"
    page_description = _("Lists background articles.")

    class Meta:
        verbose_name = _("explainer list")

    def get_context(self, request, *args, **kwargs):
        rows = ExplainerPage.objects.open_to_all().child_of(self).order_by("-first_published_at", "-pk")
        listing = listings.plain_list(rows.defer("body"), self.language, request.GET)
        context = super().get_context(request, *args, **kwargs)
        links = link_targets(linked_pages(self.intro))
        return {**context, "head": listing.head(context["head"]), "links": links, "listing": listing}


class ExplainerPage(SitePage):
    """One background article."""

    parent_page_types = ["claims.ExplainerIndexPage"]
    subpage_types = []

    summary = models.TextField(_("summary"), max_length=500)
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    tags = ClusterTaggableManager(through="claims.ExplainerTag", blank=True, verbose_name=_("tags"))
    related_claims = ParentalManyToManyField(
        "claims.Claim", verbose_name=_("related claims"), blank=True, related_name="explainers"
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    ShownPanel("claims/desk/article_languages.html", heading=_("Other languages")),
                    *SitePage.content_panels,
                    FieldPanel("summary"),
                    FieldPanel("body"),
                    FieldPanel("tags"),
                    FieldPanel("related_claims"),
                ],
                heading=_("Explainer"),
            ),
            ObjectList([*SitePage.promote_panels, PublishingPanel()], heading=_("Address and publishing")),
        ],
        base_form_class=ExplainerForm,
    )
    search_fields = [*SitePage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    template = "claims/explainer.html"
    page_description = _("Background and media literacy.")

    class Meta:
        verbose_name = _("explainer")
        verbose_name_plural = _("explainers")

    def slug_fallback(self) -> str:
        return "explainer"

    def head(self) -> Head:
        words = self.search_description or self.summary
        return replace(
            super().head(),
            description=words,
            is_article=True,
            published_at=self.first_published_at,
            modified_at=self.last_published_at,
        )

    def get_context(self, request, *args, **kwargs):
        claims = Claim.objects.public().filter(explainers=self)
        return {
            **super().get_context(request, *args, **kwargs),
            "links": body_of(self, self.language),
            "listing": listings.cards_list(claims, self.language, request.GET),
        }
