"""Addresses that other sites paste for ever, and those that help to paste them."""

from django.urls import URLPattern, path

from . import script_views

urlpatterns: list[URLPattern] = [
    path("widgets/v1.js", script_views.widget_script, name="widget_script"),
]
language_urlpatterns: list[URLPattern] = []
