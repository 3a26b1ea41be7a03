"""Panels that show, beside those that ask: facts, languages, history."""

from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel, ObjectList, Panel
from wagtail.admin.panels.base import get_form_for_model

from .forms import RowForm


class Tab(ObjectList):
    """A tab whose address in the page (`#tab-verdict`) is the same in every language."""

    def __init__(self, children=(), name: str = "", **kwargs):
        super().__init__(children, **kwargs)
        self.name = name

    @property
    def clean_name(self) -> str:
        return self.name

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "name": self.name}


class ShownPanel(Panel):
    """A part of the form that only shows; with `is_for_new` also before the first save."""

    def __init__(self, template: str, is_for_new: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.template, self.is_for_new = template, is_for_new

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "template": self.template, "is_for_new": self.is_for_new}

    class BoundPanel(Panel.BoundPanel):
        @property
        def template_name(self) -> str:
            return self.panel.template

        def is_shown(self) -> bool:
            return self.panel.is_for_new or bool(self.instance and self.instance.pk)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {**context, "instance": self.instance, "request": self.request}


class RowsPanel(InlinePanel):
    """Child rows that may be added and left empty, with a form class of their own where they need one."""

    def __init__(self, *args, child_form_class: type[WagtailAdminModelForm] = RowForm, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_form_class = child_form_class

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "child_form_class": self.child_form_class}

    def get_form_options(self):
        options = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model, form_class=self.child_form_class, defer_required_on_fields=deferred
        )
        return options
