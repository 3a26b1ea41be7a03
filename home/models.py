"""The home page and the pages that say how this newsroom works."""

from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from factcheck.claims.blocks import BodyBlock
from factcheck.claims.bodies import body_of
from factcheck.claims.links import link_targets, linked_pages
from factcheck.core.pages import SitePage

from .sections import USUAL, SectionsBlock


class HomePage(SitePage):
    """The front page of one language."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "claims.ClaimIndexPage",
        "claims.EvidenceIndexPage",
        "claims.ExplainerIndexPage",
        "home.StandardPage",
    ]

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])
    sections = StreamField(SectionsBlock(), verbose_name=_("sections"), blank=True, default=USUAL)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("sections")]
    template = "home/home.html"

    class Meta:
        verbose_name = _("home page")

    def head(self):
        return replace(super().head(), title=self.seo_title or gettext("Home"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "links": link_targets(linked_pages(self.intro))}


class StandardPage(SitePage):
    """A policy: method, choice of claims, corrections, money, team, privacy, complaints."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []

    body = StreamField(BodyBlock(), verbose_name=_("text"))

    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "home/standard.html"
    page_description = _("A page about how this newsroom works.")

    class Meta:
        verbose_name = _("policy page")
        verbose_name_plural = _("policy pages")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "links": body_of(self, self.language)}
