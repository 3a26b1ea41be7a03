"""Addresses that other sites paste for ever, and those that help to paste them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
language_urlpatterns: list[URLPattern] = []
