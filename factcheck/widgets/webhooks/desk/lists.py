"""The lists of webhooks and of what was sent to them."""

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from ..deliveries import Delivery
from ..models import Event, Webhook
from . import views
from .forms import EDIT_HANDLER

STATES = [("waiting", _("waiting")), ("arrived", _("arrived")), ("given-up", _("given up"))]


class WebhookCreateView(CreateView):
    """A new webhook, and then its secret."""

    def get_success_url(self) -> str:
        return views.secret_url(self.request, self.object)


class WebhookViewSet(ModelViewSet):
    """Who is told of changes."""

    model = Webhook
    name = "webhooks"
    url_prefix = "desk/webhooks"
    icon = "mail"
    menu_label = _("Webhooks")
    add_view_class = WebhookCreateView
    edit_handler: ObjectList = EDIT_HANDLER
    list_display = [
        "name",
        Column("host", label=_("Receiver")),
        Column("state", label=_("State")),
        DateColumn("last_success_at", label=_("Last letter that arrived"), sort_key="last_success_at"),
    ]
    list_filter = ["is_active"]
    copy_view_enabled = False
    add_to_reference_index = False


class DeliveryFilterSet(WagtailFilterSet):
    """Which letters the log shows."""

    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", widget=RadioSelect, empty_label=_("Any"), choices=STATES
    )
    event = django_filters.ChoiceFilter(
        label=_("Event"), widget=RadioSelect, empty_label=_("Any"), choices=Event.choices
    )
    webhook = django_filters.ModelChoiceFilter(
        label=_("Webhook"), queryset=lambda request: Webhook.objects.all(), empty_label=_("Any")
    )

    class Meta:
        model = Delivery
        fields = []

    def in_state(self, deliveries: QuerySet, name: str, value: str) -> QuerySet:
        return deliveries.filter(**{f"{views.TIMES[value]}__isnull": False})


class DeliveryIndexView(IndexView):
    """The log, newest first."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("webhook").defer("body")


class DeliveryInspectView(InspectView):
    """One letter: when it was tried, what came back, what it said."""

    template_name = "widgets/desk/delivery.html"


class DeliveryViewSet(ModelViewSet):
    """What was told to whom."""

    model = Delivery
    name = "webhook_deliveries"
    url_prefix = "desk/webhook-letters"
    icon = "history"
    menu_label = _("Letters to webhooks")
    index_view_class = DeliveryIndexView
    inspect_view_class = DeliveryInspectView
    inspect_view_enabled = True
    filterset_class = DeliveryFilterSet
    form_fields = []
    list_per_page = 50
    list_display = [
        TitleColumn("event", label=_("Event"), accessor="get_event_display", get_url=views.letter_url),
        Column("webhook", label=_("Webhook")),
        Column("number", label=_("Claim"), accessor=lambda delivery: f"№{delivery.number or '–'}"),
        Column("language", label=_("Language")),
        Column("state", label=_("State")),
        Column("attempts", label=_("Attempts")),
        Column("answer", label=_("Answer")),
        DateColumn("created_at", label=_("Happened"), sort_key="created_at"),
    ]
    copy_view_enabled = False
    add_to_reference_index = False


class WebhookGroup(ModelViewSetGroup):
    """Webhooks and their log."""

    items = (WebhookViewSet, DeliveryViewSet)
    menu_label = _("Webhooks")
    menu_icon = "mail"
    menu_order = 95
