"""Addresses for machines: those below a language, and those of the whole site."""

from django.urls import path, re_path

from . import feed_views, views
from .archive.views import archive_file, archive_table
from .google import views as google
from .openapi.views import api, openapi

language_urlpatterns = [
    path("feed/rss.xml", feed_views.fact_checks, {"form": "rss"}, name="rss"),
    path("feed/atom.xml", feed_views.fact_checks, {"form": "atom"}, name="atom"),
    path("feed/feed.json", feed_views.fact_checks, {"form": "json_feed"}, name="json_feed"),
    path("corrections/feed/rss.xml", feed_views.corrections, {"form": "rss"}, name="corrections_rss"),
    path("corrections/feed/atom.xml", feed_views.corrections, {"form": "atom"}, name="corrections_atom"),
    path("corrections/feed/feed.json", feed_views.corrections, {"form": "json_feed"}, name="corrections_json_feed"),
]
urlpatterns = [
    path("sitemap.xml", views.sitemap_index, name="sitemap_index"),
    path("sitemap-news.xml", views.news_sitemap, name="news_sitemap"),
    path("sitemap-<slug:name>.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("v1alpha1/claims:search", google.claims_search, name="claims_search"),
    path("v1alpha1/claims:imageSearch", google.claims_image_search, name="claims_image_search"),
    path("api/", api, name="api"),
    path("api/openapi.json", openapi, name="openapi"),
    re_path(r"^v1alpha1(?:/|$)", google.not_served),
    path(".well-known/change-password", views.change_password, name="change_password"),
    path("claimreview/data.json", archive_file, {"name": "data.json"}, name="claimreview_feed"),
    path("claimreview/data.jsonl.gz", archive_file, {"name": "data.jsonl.gz"}, name="claimreview_lines"),
    path("claimreview/<str:name>.csv", archive_table, name="claimreview_table"),
]
