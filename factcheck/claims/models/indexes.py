"""The list of fact-checks, and the addresses below it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField

from factcheck.core.pages import SitePage

from .. import listings, views
from ..links import link_targets, linked_pages


class ClaimIndexPage(RoutablePageMixin, SitePage):
    """`/<lang>/claims/`: the list, the claims' own views by number, and the histories of both."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["claims.FactCheckPage"]

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*SitePage.content_panels, FieldPanel("intro")]
    template = "claims/claim_list.html"
    page_description = _("Lists the fact-checks of one language.")

    class Meta:
        verbose_name = _("list of fact-checks")

    def get_context(self, request, *args, **kwargs):
        listing = listings.claim_list(self.language, request.GET)
        is_start = listing.is_first and not listing.is_filtered
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "head": listing.head(context["head"]),
            "links": link_targets(linked_pages(self.intro)),
            "listing": listing,
            "being_checked": listings.being_checked(self.language) if is_start or not listing.items else [],
        }

    @path("<int:number>/")
    def claim(self, request, number: int):
        return views.claim(request, self, number)

    @path("<int:number>/history/", name="claim_history")
    def claim_history(self, request, number: int):
        return views.claim_history(request, self, number)
