"""The home page and the pages that say how this newsroom works."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from factcheck.claims import listings
from factcheck.claims.blocks import BodyBlock
from factcheck.claims.bodies import body_of
from factcheck.claims.links import link_targets, linked_pages
from factcheck.claims.models import ExplainerPage
from factcheck.core.pages import SitePage

NEWEST = 10
MOST_EXPLAINERS = 3


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

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    template = "home/home.html"

    class Meta:
        verbose_name = _("home page")

    def head(self):
        return replace(super().head(), title=self.seo_title or _("Home"))

    def get_context(self, request, *args, **kwargs):
        explainers = ExplainerPage.objects.open_to_all().in_language(self.language).order_by("-first_published_at")
        return {
            **super().get_context(request, *args, **kwargs),
            "links": link_targets(linked_pages(self.intro)),
            "newest": listings.newest(self.language, NEWEST),
            "being_checked": listings.being_checked(self.language),
            "explainers": explainers.defer("body")[:MOST_EXPLAINERS],
        }


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
