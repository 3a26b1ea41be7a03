"""Editing a fact-check page: Wagtail's normal view, with the source beside it and words for what cannot be done."""

import json

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from factcheck.core.pages import SitePage

from ..forms import EMPTY_ROW, has_empty_rows
from ..models import EvidencePage, ExplainerPage, FactCheckPage
from ..models.versions import substance
from ..models.workflow import is_public
from .actions import FactCheckActionMenu


class SourceSidePanel(BaseSidePanel):
    """The same words in the other languages, to read while writing."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Show the other languages")
        icon_name = "globe"
        has_counter = False

    name = "source"
    title = gettext_lazy("Other languages")
    template_name = "claims/desk/source_panel.html"
    order = 150

    class Media:
        js = ["js/desk-source.js"]

    def __init__(self, page, request, sources: list[SitePage]):
        super().__init__(page, request)
        self.sources = sources

    def get_context_data(self, parent_context):
        wanted = self.request.GET.get("source")
        sources = sorted(self.sources, key=lambda source: source.language != wanted)
        return {**super().get_context_data(parent_context), "sources": sources}


def sources_of(page: SitePage) -> list[SitePage]:
    """The latest drafts of the page in the other languages, in the order of their codes."""
    others = type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return [other.get_latest_revision_as_object() for other in others.order_by("locale__language_code")]


class WithSources:
    """An edit view with the other languages beside the fields."""

    def get_side_panels(self):
        panels = list(super().get_side_panels())
        sources = [] if self.expects_json_response else sources_of(self.page)
        if sources:
            panels.append(SourceSidePanel(self.page, self.request, sources))
        return MediaContainer(panels)


class ApprovesWhatIsRead:
    """Refuses in the form what cannot be done, so that nothing typed is lost; approves only the version shown."""

    def form_valid(self, form):
        if self.expects_json_response and has_empty_rows(form):
            return self.json_error_response("validation_error", EMPTY_ROW)
        reason = self.reason_against(form)
        if reason:
            form.add_error(None, reason)
            return self.form_invalid(form)
        return super().form_valid(form)

    def reason_against(self, form) -> str:
        """Why what was asked cannot be done; empty when it can."""
        if self.action_name == "perform_workflow_action" and self.workflow_action == "approve":
            if self.words_changed(form):
                return _("You changed the page. Save it and ask a colleague to approve it, or publish it yourself.")
            if self.is_out_of_date:
                return _("A colleague saved a newer version meanwhile. Reload the page and read it first.")
        return ""

    def words_changed(self, form) -> bool:
        """Whether the form says something else than the latest version; comments do not count."""
        rows = [rows for name, rows in form.formsets.items() if name != "comments"]
        if set(form.changed_data) - {"body", "comment_notifications"} or any(each.has_changed() for each in rows):
            return True
        body = form.cleaned_data.get("body")
        return body is not None and substance(body.stream_block.get_prep_value(body)) != substance(
            json.loads(self.latest_revision.content["body"])
        )


class KeepsWords(ApprovesWhatIsRead):
    """The same for fact-checks, which go public with their claim and not before it."""

    def reason_against(self, form) -> str:
        if self.action_name == "publish" and not self.page_may_go_live(form):
            return _("Claim %(number)s is not public yet. Publish the claim first; your words are kept here.") % {
                "number": self.page.claim_id
            }
        return super().reason_against(form)

    def page_may_go_live(self, form) -> bool:
        """Whether the claim is public, or the page is to wait for a later hour."""
        later = form.cleaned_data.get("go_live_at")
        return is_public(self.page.claim_id) or bool(later and later > timezone.now())


class FactCheckEditView(KeepsWords, WithSources, EditView):
    """A fact-check page in work."""

    def get_action_menu(self):
        return FactCheckActionMenu(
            self.request, view="edit", page=self.page, lock=self.lock, locked_for_user=self.locked_for_user
        )

    def redirect_away(self):
        # The other languages are written from here.
        return super().redirect_away() if self.next_url else self.redirect_and_remain()


class FactCheckRevertView(KeepsWords, RevisionsRevertView):
    """An older version of a fact-check page, to be taken up again."""


class FactCheckCreateView(CreateView):
    """A fact-check page begun from its list rather than from its claim."""

    def form_valid(self, form):
        if self.expects_json_response and has_empty_rows(form):
            return self.json_error_response("validation_error", EMPTY_ROW)
        if self.action_name == "publish" and not is_public(form.cleaned_data["claim"].pk):
            form.add_error("claim", _("This claim is not public yet. Publish the claim first, or save a draft."))
            return self.form_invalid(form)
        return super().form_valid(form)


class FactCheckViewSet(PageViewSet):
    """The views of fact-check pages under Wagtail's own addresses."""

    model = FactCheckPage
    add_view_class = FactCheckCreateView
    edit_view_class = FactCheckEditView
    revisions_revert_view_class = FactCheckRevertView


class ArticleEditView(ApprovesWhatIsRead, WithSources, EditView):
    """An evidence page or an explainer in work."""


class EvidenceViewSet(PageViewSet):
    model = EvidencePage
    edit_view_class = ArticleEditView


class ExplainerViewSet(PageViewSet):
    model = ExplainerPage
    edit_view_class = ArticleEditView
