"""Addresses that other sites paste for ever, and those that help to paste them."""

from django.urls import URLPattern, path

from .builder_views import embed_builder
from .oembed.views import oembed

urlpatterns: list[URLPattern] = [
    path("oembed/", oembed, name="oembed"),
]
language_urlpatterns: list[URLPattern] = [
    path("embed/<int:number>/", embed_builder, name="embed_builder"),
]
