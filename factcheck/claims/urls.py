"""Addresses below a language prefix that are no Wagtail pages."""

import datetime as dt

from django.urls import path, register_converter

from . import check_views, list_views, search_views


class MonthConverter:
    """A month in an address: 2025-11. Year 0 and month 13 are no months."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(f"{value}-01")

    def to_url(self, value: dt.date) -> str:
        return value.isoformat()[:7]


register_converter(MonthConverter, "month")

urlpatterns = [
    path("check/", check_views.check, name="check"),
    path("search/", search_views.search, name="search"),
    path("verdicts/", list_views.verdict_list, name="verdicts"),
    path("verdicts/<slug:key>/", list_views.verdict, name="verdict"),
    path("topics/", list_views.topic_list, name="topics"),
    path("topics/<slug:key>/", list_views.topic, name="topic"),
    path("tags/", list_views.tag_list, name="tags"),
    path("tags/<slug:key>/", list_views.tag, name="tag"),
    path("claimants/", list_views.claimant_list, name="claimants"),
    path("claimants/<slug:key>/", list_views.claimant, name="claimant"),
    path("people/", list_views.person_list, name="people"),
    path("people/<slug:key>/", list_views.person, name="person"),
    path("archive/", list_views.archive, name="archive"),
    path("archive/<month:first>/", list_views.month, name="month"),
    path("corrections/", list_views.corrections, name="corrections"),
]
