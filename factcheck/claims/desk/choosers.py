"""Choosing a row from a window, in each editor's own language.

Wagtail reads the words of its choosers while it is imported, in the site's default language.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.widgets import AdminSnippetChooser

from .capture_forms import CaptureUploadForm

# The windows for pictures and pages are Wagtail's own.
ChooserViewSet.search_tab_label = _("Search")


class DeskChooser(AdminSnippetChooser):
    """The field that opens the window."""

    def __init__(self, model=None, **kwargs):
        super().__init__(model=model, **kwargs)
        name = self.model._meta.verbose_name
        self.choose_one_text = format_lazy("{}: {}", _("Choose"), name)
        self.choose_another_text = format_lazy("{}: {}", _("Choose another"), name)
        self.link_to_chosen_text = format_lazy("{}: {}", _("Edit"), name)


class DeskChooserViewSet(SnippetChooserViewSet):
    """The window."""

    base_widget_class = DeskChooser
    choose_one_text = _("Choose")
    choose_another_text = _("Choose another")
    edit_item_text = _("Edit")
    search_tab_label = _("Search")
    create_action_label = _("Create")


class CaptureCreateView(SnippetCreateView):
    """A capture uploaded from within another form."""

    def save_form(self, form):
        form.instance.captured_by = self.request.user
        return super().save_form(form)


class CaptureChooserViewSet(DeskChooserViewSet):
    """Choosing a capture, or uploading one on the spot."""

    creation_form_class = CaptureUploadForm
    create_view_class = CaptureCreateView
