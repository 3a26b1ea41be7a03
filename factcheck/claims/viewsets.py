"""The desk's lists and forms."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Capture, Claim, Claimant, Organisation, Person, Region, Topic, Verdict


class ClaimViewSet(SnippetViewSet):
    """Claims: the newsroom's work."""

    model = Claim
    icon = "clipboard-list"
    menu_label = _("Claims")
    add_to_admin_menu = True
    menu_order = 100
    # A copy would carry the other claim's ruling.
    copy_view_enabled = False


class VerdictViewSet(SnippetViewSet):
    model = Verdict
    icon = "check"


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"


class RegionViewSet(SnippetViewSet):
    model = Region
    icon = "site"


class ClaimantViewSet(SnippetViewSet):
    model = Claimant
    icon = "user"


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"


class CaptureViewSet(SnippetViewSet):
    model = Capture
    icon = "image"


class VocabularyGroup(SnippetViewSetGroup):
    """Small tables with words."""

    items = (
        VerdictViewSet,
        TopicViewSet,
        RegionViewSet,
        ClaimantViewSet,
        OrganisationViewSet,
        PersonViewSet,
        CaptureViewSet,
    )
    menu_label = _("Reference")
    menu_icon = "list-ul"
    menu_order = 300
