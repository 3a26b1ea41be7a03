"""What this app adds to the desk."""

from django.urls import include, path
from wagtail import hooks

from . import desk_builder  # noqa: F401
from .webhooks.desk import logs as webhook_logs
from .webhooks.desk import urls as webhook_urls
from .webhooks.desk.lists import WebhookGroup

hooks.register("register_admin_viewset", WebhookGroup)
hooks.register("register_admin_urls", lambda: [path("", include(webhook_urls))])
hooks.register("register_log_actions", webhook_logs.register)
