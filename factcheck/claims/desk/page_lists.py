"""The lists of fact-checks and of evidence, each in all languages."""

import re

import django_filters
from django.db.models import Q, QuerySet
from django.forms import RadioSelect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page

from factcheck.core.languages import content_languages
from search import asking
from search.query import parse

from ..filters.kinds import reader_text
from ..indexing.pages import EvidenceSource, translation_key
from ..models import EvidenceKind, EvidencePage, FactCheckPage, Organisation, Verdict
from ..words import MOST_WORDS, found_claims, having, lacking
from . import queues
from .claim_list import VerdictColumn

TITLE = PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")
UPDATED = DateColumn(
    "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="12%"
)
STATUS = PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%")


def with_status(pages: QuerySet, name: str, value: str) -> QuerySet:
    choices = {
        "draft": lambda: pages.filter(live=False),
        "public": lambda: pages.filter(live=True),
        "newer": lambda: pages.filter(live=True, has_unpublished_changes=True),
        "approval": lambda: pages.filter(pk__in=queues.in_approval(pages.model.objects.all()).values("pk")),
    }
    return choices[value]()


def choice(label: str, choices, **kwargs) -> django_filters.ChoiceFilter:
    """One of a few, or any."""
    return django_filters.ChoiceFilter(label=label, choices=choices, widget=RadioSelect, empty_label=_("Any"), **kwargs)


STATUSES = [
    ("draft", _("not public")),
    ("approval", _("waits for approval")),
    ("public", _("public")),
    ("newer", _("public, with a newer draft")),
]


class FactCheckFilterSet(WagtailFilterSet):
    """Which fact-checks the list shows."""

    language = choice(_("Language"), content_languages, field_name="locale__language_code")
    status = choice(_("Status"), STATUSES, method="by_status")
    words = choice(_("Words"), [("older", _("older than the verdict"))], method="older")
    verdict = django_filters.ModelChoiceFilter(
        label=_("Verdict in force"),
        field_name="claim__ruling__verdict",
        queryset=lambda request: Verdict.objects.with_labels(),
        widget=RadioSelect,
        empty_label=_("Any"),
    )

    class Meta:
        model = FactCheckPage
        fields = []

    def by_status(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return with_status(pages, name, value)

    def older(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return pages.filter(pk__in=queues.pages_older_than_verdict().order_by().values("pk"))


class EvidenceFilterSet(WagtailFilterSet):
    """Which evidence the list shows."""

    language = choice(_("Language"), content_languages, field_name="locale__language_code")
    kind = choice(_("Kind"), EvidenceKind.choices)
    status = choice(_("Status"), STATUSES[:3], method="by_status")
    review = choice(_("Since the verdicts that rest on it"), [("changed", _("changed or ran out"))], method="changed")
    publisher = django_filters.ModelChoiceFilter(
        label=_("Publisher"), queryset=lambda request: Organisation.objects.with_labels(), empty_label=_("Any")
    )

    class Meta:
        model = EvidencePage
        fields = []

    def by_status(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return with_status(pages, name, value)

    def changed(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return pages.filter(pk__in=queues.changed_evidence().order_by().values("pk"))


class FoundIndexView(IndexView):
    """A list whose words are looked up by the site's own search, and in drafts, which the index does not hold."""

    def search_queryset(self, pages: QuerySet) -> QuerySet:
        if not self.is_searching:
            return pages
        query = reader_text(self.search_query)
        asked = parse(query)
        in_headlines = Q(*(Q(draft_title__iregex=re.escape(word)) for word in asked.words[:MOST_WORDS]))
        in_texts = having(asked.words, self.model) | in_headlines
        return pages.filter(self.found(query) | lacking(asked, self.model) & in_texts)

    def found(self, query: str) -> Q:
        """The public pages that the search finds."""
        raise NotImplementedError


class AllLanguagesIndexView(FoundIndexView):
    """Evidence of every language, with one button a language to add another."""

    table_classname = "listing full-width desk-table"

    def found(self, query: str) -> Q:
        subjects = asking.subjects(query, EvidenceSource.kind) or ()
        return Q(translation_key__in=[translation_key(subject) for subject in subjects])

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        parents = Page.objects.type(tuple(self.model.allowed_parent_page_models())).select_related("locale")
        allowed = {
            parent.locale.language_code: parent
            for parent in parents
            if parent.permissions_for_user(self.request.user).can_add_subpage()
        }
        return [
            HeaderButton(
                name, url=self.add_url_below(allowed[code]), icon_name="plus", attrs={"lang": code}, priority=order
            )
            for order, (code, name) in enumerate(content_languages())
            if code in allowed
        ]

    def add_url_below(self, parent: Page) -> str:
        opts = self.model._meta
        return reverse("wagtailadmin_pages:add", args=[opts.app_label, opts.model_name, parent.pk])


class FactCheckIndexView(FoundIndexView):
    """Fact-checks with the facts of their claims. A new one begins at its claim."""

    table_classname = "listing full-width desk-table"
    header_buttons = ()

    def found(self, query: str) -> Q:
        return Q(claim__in=found_claims(query) or ())

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        return (
            super()
            .annotate_queryset(pages)
            .select_related("claim__ruling__verdict")
            .prefetch_related("claim__ruling__verdict__labels")
        )


class FactCheckListViewSet(PageListingViewSet):
    """The words in every language. New ones begin at their claim."""

    model = FactCheckPage
    icon = "doc-full"
    menu_label = _("Fact-checks")
    menu_order = 92
    add_to_admin_menu = True
    name = "fact_checks"
    url_prefix = "desk/fact-checks"
    index_view_class = FactCheckIndexView
    filterset_class = FactCheckFilterSet
    list_per_page = 30
    columns = [
        TITLE,
        Column("claim", label=_("Claim"), accessor=lambda page: f"№{page.claim_id}", sort_key="claim_id", width="8%"),
        VerdictColumn("verdict", label=_("Verdict"), width="16%"),
        STATUS,
        UPDATED,
    ]


class EvidenceListViewSet(PageListingViewSet):
    """Sources in every language."""

    model = EvidencePage
    icon = "doc-full-inverse"
    menu_label = _("Evidence")
    menu_order = 93
    add_to_admin_menu = True
    name = "evidence"
    url_prefix = "desk/evidence"
    index_view_class = AllLanguagesIndexView
    filterset_class = EvidenceFilterSet
    list_per_page = 30
    columns = [
        TITLE,
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind", width="14%"),
        DateColumn("published_on", label=_("Published on"), sort_key="published_on", width="12%"),
        STATUS,
        UPDATED,
    ]
