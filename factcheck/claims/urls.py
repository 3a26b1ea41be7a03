"""Addresses below a language prefix that are no Wagtail pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("verdicts/", views.verdict_list, name="verdicts"),
    path("verdicts/<slug:key>/", views.verdict, name="verdict"),
    path("corrections/", views.corrections, name="corrections"),
]
