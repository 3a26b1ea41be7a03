"""The list of claims: every status, whom each one waits for, and the words in every language."""

import re

import django_filters
from django.db.models import Prefetch, Q, QuerySet
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from factcheck.core.languages import content_languages
from search.query import parse

from ..models import Claim, FactCheckPage, Region, Topic, Verdict
from ..words import MOST_WORDS, containing, found_claims, lacking
from . import queues
from .states import attach_approvals, language_rows, state_of_claim, waits_for

LONGEST_QUERY = 200


class VerdictColumn(BaseColumn):
    """The verdict that readers see, and the one that is proposed."""

    cell_template_name = "claims/desk/cells/verdict.html"

    def get_cell_context_data(self, instance, parent_context):
        claim = getattr(instance, "claim", instance)
        return {**super().get_cell_context_data(instance, parent_context), "claim": claim}


class LanguagesColumn(BaseColumn):
    """The page in each language, or the button that begins it."""

    cell_template_name = "claims/desk/cells/languages.html"

    def get_cell_context_data(self, instance, parent_context):
        return {**super().get_cell_context_data(instance, parent_context), "rows": language_rows(instance)}


class ClaimFilterSet(WagtailFilterSet):
    """Which claims the list shows."""

    status = django_filters.ChoiceFilter(
        label=_("Status"),
        method="with_status",
        widget=RadioSelect,
        empty_label=_("Any"),
        choices=[
            ("draft", _("draft, never public")),
            ("approval", _("waits for approval")),
            ("checking", _("public, being checked")),
            ("verdict", _("public with a verdict")),
            ("unpublished", _("no longer public")),
            ("merged", _("merged into another")),
        ],
    )
    verdict = django_filters.ModelChoiceFilter(
        label=_("Verdict in force"),
        field_name="ruling__verdict",
        queryset=lambda request: Verdict.objects.with_labels(),
        widget=RadioSelect,
        empty_label=_("Any"),
    )
    waits = django_filters.ChoiceFilter(
        label=_("Waits for"),
        method="waiting_for",
        widget=RadioSelect,
        empty_label=_("Anyone"),
        choices=[
            ("my-approval", _("my approval")),
            ("me", _("me: my drafts, and what was sent back")),
            ("second-person", _("a second person")),
            ("verdict", _("a verdict")),
        ],
    )
    review = django_filters.ChoiceFilter(
        label=_("Due for review"),
        method="due",
        widget=RadioSelect,
        empty_label=_("Any"),
        choices=[("due", _("due now"))],
    )
    written = django_filters.ChoiceFilter(
        label=_("Written in"), method="with_words", widget=RadioSelect, empty_label=_("Any"), choices=content_languages
    )
    missing = django_filters.ChoiceFilter(
        label=_("Not yet written in"),
        method="without_words",
        widget=RadioSelect,
        empty_label=_("Any"),
        choices=content_languages,
    )
    topics = django_filters.ModelChoiceFilter(
        label=_("Topic"),
        queryset=lambda request: Topic.objects.with_labels(),
        widget=RadioSelect,
        empty_label=_("Any"),
    )
    regions = django_filters.ModelChoiceFilter(
        label=_("Region"),
        queryset=lambda request: Region.objects.with_labels(),
        widget=RadioSelect,
        empty_label=_("Any"),
    )

    class Meta:
        model = Claim
        fields = []

    def with_status(self, claims: QuerySet, name: str, value: str) -> QuerySet:
        never_public = {"first_published_at": None, "live": False}
        choices = {
            "draft": lambda: claims.filter(merged_into=None, **never_public),
            "approval": lambda: queues.in_approval(claims),
            "checking": lambda: claims.public().being_checked(),
            "verdict": lambda: claims.public().filter(ruling__verdict__isnull=False),
            "unpublished": lambda: claims.filter(live=False, first_published_at__isnull=False, merged_into=None),
            "merged": lambda: claims.filter(merged_into__isnull=False),
        }
        return choices[value]()

    def waiting_for(self, claims: QuerySet, name: str, value: str) -> QuerySet:
        user = self.request.user
        choices = {
            "my-approval": lambda: claims.filter(pk__in=queues.approvable_claims(user).values("pk")),
            "me": lambda: claims.filter(pk__in=queues.drafts_of(Claim.objects.all(), user).values("pk")),
            "second-person": lambda: queues.in_approval(claims),
            "verdict": lambda: claims.public().being_checked(),
        }
        return choices[value]()

    def due(self, claims: QuerySet, name: str, value: str) -> QuerySet:
        return claims.filter(pk__in=Claim.objects.due_for_review(timezone.localdate()).values("pk"))

    def with_words(self, claims: QuerySet, name: str, value: str) -> QuerySet:
        return claims.filter(pk__in=FactCheckPage.objects.in_language(value).values("claim"))

    def without_words(self, claims: QuerySet, name: str, value: str) -> QuerySet:
        return claims.exclude(pk__in=FactCheckPage.objects.in_language(value).values("claim"))


def found(claims: QuerySet, query: str) -> QuerySet:
    """Claims with this number, or those that the search finds, and drafts with every word."""
    query = " ".join(query.replace("\x00", " ").split())[:LONGEST_QUERY]
    number = query.lstrip("№# ")
    if number.isdecimal() and len(number) < 19:
        by_number = claims.filter(pk=int(number))
        if by_number.exists():
            return by_number
    return claims.filter(Q(pk__in=found_claims(query) or ()) | in_drafts(query))


def in_drafts(query: str) -> Q:
    """Claims with every word in their text, wordings or headlines, drafts too: the index holds only what is public."""
    asked = parse(query)
    words = (containing(word, Claim) | in_headlines(word) for word in asked.words[:MOST_WORDS])
    return lacking(asked, Claim) & Q(*words)


def in_headlines(word: str) -> Q:
    pattern = re.escape(word)
    pages = FactCheckPage.objects.filter(Q(title__iregex=pattern) | Q(draft_title__iregex=pattern))
    return Q(pk__in=pages.values("claim"))


class ClaimIndexView(IndexView):
    """All claims."""

    table_classname = "listing desk-table"
    list_display = [
        "__str__",
        VerdictColumn("verdict", label=_("Verdict"), width="12%"),
        Column("state", label=_("Status"), accessor=state_of_claim, width="12%"),
        LanguagesColumn("languages", label=_("Fact-checks"), width="15%"),
        Column("waits", label=_("Waits for"), accessor=waits_for, width="12%"),
        UpdatedAtColumn(label=_("Updated"), width="9%"),
    ]

    def get_base_queryset(self) -> QuerySet:
        pages = FactCheckPage.objects.select_related("locale").defer("body")
        return Claim.objects.select_related("ruling__verdict", "verdict", "latest_revision__user").prefetch_related(
            "ruling__verdict__labels", "rulings", Prefetch("fact_checks", queryset=pages)
        )

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return found(queryset, self.search_query) if self.is_searching else queryset

    def get_table(self, object_list):
        claims = list(object_list)
        attach_approvals(claims)
        attach_approvals(page for claim in claims for page in claim.fact_checks.all())
        attach_proposals(claims)
        return super().get_table(claims)

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.request.user.has_perm("claims.merge_claim") and not instance.merged_into_id:
            url = reverse("desk_merge", args=[instance.pk])
            buttons.append(Button(_("Merge into another claim"), url=url, icon_name="resubmit", priority=25))
        return buttons


def attach_proposals(claims: list[Claim]) -> None:
    """Gives each claim `proposed`: the verdict of its latest draft where it differs from the one in force."""
    verdicts = {verdict.pk: verdict for verdict in Verdict.objects.with_labels()}
    for claim in claims:
        latest = claim.latest_revision
        key = latest.content.get("verdict") if claim.live and latest else claim.verdict_id
        in_force = claim.ruling.verdict_id if claim.live and claim.ruling else None
        claim.proposed = verdicts.get(key) if key != in_force else None
