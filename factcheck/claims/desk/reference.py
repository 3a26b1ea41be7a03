"""The small tables: verdicts, topics, regions, people, organisations, captures."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..forms import VerdictForm
from ..models import Capture, Claimant, Organisation, Person, Region, Topic, Verdict
from .capture_forms import CaptureForm
from .choosers import CaptureChooserViewSet, DeskChooserViewSet


class TableViewSet(SnippetViewSet):
    """A small table."""

    chooser_viewset_class = DeskChooserViewSet
    copy_view_enabled = False


class VerdictViewSet(TableViewSet):
    """The scale. A verdict in use is retired by switching it off."""

    model = Verdict
    icon = "check"
    list_display = ["__str__", "key", "rating_value", "is_active"]
    list_per_page = 50
    edit_handler = ObjectList(Verdict.panels, base_form_class=VerdictForm)


class TopicViewSet(TableViewSet):
    model = Topic
    icon = "tag"
    list_display = ["__str__", "slug"]
    list_per_page = 50


class RegionViewSet(TableViewSet):
    model = Region
    icon = "site"
    list_display = ["__str__", "slug"]
    list_per_page = 50


class ClaimantViewSet(TableViewSet):
    model = Claimant
    icon = "user"
    list_display = ["__str__", "kind"]
    list_filter = ["kind"]


class OrganisationViewSet(TableViewSet):
    model = Organisation
    icon = "group"
    list_display = ["__str__", "is_state_body"]
    list_filter = ["is_state_body"]


class PersonViewSet(TableViewSet):
    model = Person
    icon = "user"
    list_display = ["__str__", "user"]


class CaptureViewSet(TableViewSet):
    """The files that we hold."""

    model = Capture
    icon = "image"
    list_display = ["title", "kind", "captured_at", "captured_by"]
    list_filter = ["kind"]
    edit_handler = ObjectList(Capture.panels, base_form_class=CaptureForm)
    chooser_viewset_class = CaptureChooserViewSet


class ReferenceGroup(SnippetViewSetGroup):
    """Tables with words, and what we hold."""

    items = (
        CaptureViewSet,
        ClaimantViewSet,
        OrganisationViewSet,
        PersonViewSet,
        TopicViewSet,
        RegionViewSet,
        VerdictViewSet,
    )
    menu_label = _("Reference")
    menu_icon = "list-ul"
    menu_order = 94
