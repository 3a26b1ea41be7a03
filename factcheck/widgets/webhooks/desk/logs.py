"""What the audit log says of webhooks beside Wagtail's own entries."""

from django.utils.translation import gettext_lazy as _


def register(actions) -> None:
    actions.register_action("widgets.renew_secret", _("Renew a webhook's secret"), _("Secret of the webhook renewed"))
