"""Addresses that other sites paste for ever, and those that help to paste them."""

from django.urls import URLPattern, path

from .oembed.views import oembed

urlpatterns: list[URLPattern] = [
    path("oembed/", oembed, name="oembed"),
]
language_urlpatterns: list[URLPattern] = []
