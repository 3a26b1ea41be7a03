"""Addresses for machines: those below a language, and those of the whole site."""

from django.urls import path

from . import views
from .archive.views import archive_file, archive_table

language_urlpatterns = [
    path("feed/rss.xml", views.fact_checks_rss, name="rss"),
    path("corrections/feed/rss.xml", views.corrections_rss, name="corrections_rss"),
]
urlpatterns = [
    path("sitemap.xml", views.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:name>.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path(".well-known/change-password", views.change_password, name="change_password"),
    path("claimreview/data.json", archive_file, {"name": "data.json"}, name="claimreview_feed"),
    path("claimreview/data.jsonl.gz", archive_file, {"name": "data.jsonl.gz"}, name="claimreview_lines"),
    path("claimreview/<str:name>.csv", archive_table, name="claimreview_table"),
]
