"""Addresses for machines: those below a language, and those of the whole site."""

from django.urls import path, re_path

from . import views
from .google import views as google

language_urlpatterns = [
    path("feed/rss.xml", views.fact_checks_rss, name="rss"),
    path("corrections/feed/rss.xml", views.corrections_rss, name="corrections_rss"),
]
urlpatterns = [
    path("sitemap.xml", views.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:name>.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("v1alpha1/claims:search", google.claims_search, name="claims_search"),
    path("v1alpha1/claims:imageSearch", google.claims_image_search, name="claims_image_search"),
    re_path(r"^v1alpha1(?:/|$)", google.not_served),
    path(".well-known/change-password", views.change_password, name="change_password"),
]
