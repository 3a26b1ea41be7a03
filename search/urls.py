"""The search's own addresses below a language prefix."""

from django.urls import path

from . import views

language_urlpatterns = [
    path("search/suggest/", views.suggest, name="suggest"),
]
