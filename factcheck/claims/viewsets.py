"""The desk's lists and forms under Wagtail's names."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .desk.choosers import DeskChooserViewSet
from .desk.claim_form import EDIT_HANDLER
from .desk.claim_list import ClaimFilterSet, ClaimIndexView
from .desk.claim_views import ClaimCreateView, ClaimEditView, ClaimUnpublishView
from .models import Claim


class ClaimViewSet(SnippetViewSet):
    """Claims: the newsroom's work."""

    model = Claim
    icon = "clipboard-list"
    menu_label = _("Claims")
    menu_order = 91
    add_to_admin_menu = True
    list_per_page = 30
    filterset_class = ClaimFilterSet
    index_view_class = ClaimIndexView
    add_view_class = ClaimCreateView
    edit_view_class = ClaimEditView
    unpublish_view_class = ClaimUnpublishView
    edit_handler = EDIT_HANDLER
    chooser_viewset_class = DeskChooserViewSet
    # A copy would carry the other claim's ruling.
    copy_view_enabled = False
