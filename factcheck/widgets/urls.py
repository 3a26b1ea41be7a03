"""Addresses that other sites paste for ever, and those that help to paste them."""

from django.urls import URLPattern, path, register_converter

from . import script_views, verify_views, views
from .builder_views import embed_builder
from .numbers import NumberConverter
from .oembed.views import oembed

register_converter(NumberConverter, "claim")

urlpatterns: list[URLPattern] = [
    path("widgets/v1.js", script_views.widget_script, name="widget_script"),
    path("embed/claim/<claim:number>/", views.card, name="embed_card"),
    path("embed/claim/<claim:number>/badge.svg", views.badge, name="embed_badge"),
    path("embed/claim/<claim:number>.json", views.facts_json, name="embed_json"),
    path("oembed/", oembed, name="oembed"),
    path("verify/", verify_views.ask, name="verify_form"),
    path("verify/<int:number>", verify_views.verify, name="verify"),
    path("verify/<int:number>/", verify_views.without_slash),
]
language_urlpatterns: list[URLPattern] = [
    path("embed/<int:number>/", embed_builder, name="embed_builder"),
]
