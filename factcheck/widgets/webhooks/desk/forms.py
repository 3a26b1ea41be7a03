"""The form of a webhook."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList

from factcheck.claims.forms import KeyListField
from factcheck.claims.panels import ShownPanel
from factcheck.core.languages import content_languages

from ..models import CHOSEN, Webhook, every_event, first_language


class WebhookForm(WagtailAdminModelForm):
    """Asks for what is to be told and where; one that is switched on again begins anew."""

    events = KeyListField(
        label=_("Tell of"),
        choices=[(event.value, event.label) for event in CHOSEN],
        initial=every_event,
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=content_languages,
        initial=first_language,
        help_text=Webhook._meta.get_field("language").help_text,
    )

    def save(self, commit: bool = True) -> Webhook:
        if self.instance.is_active and {"is_active", "url"} & set(self.changed_data):
            self.instance.start_anew()
        return super().save(commit)


EDIT_HANDLER = ObjectList(
    [
        ShownPanel("widgets/desk/webhook.html", heading=_("How it goes")),
        FieldPanel("name"),
        FieldPanel("url"),
        FieldPanel("events"),
        FieldPanel("language"),
        FieldPanel("is_active"),
    ],
    base_form_class=WebhookForm,
)
