"""Fact-check pages: the debunk of one claim in one language."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import redirect
from django.urls import Resolver404
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult

from factcheck.core.pages import SitePage, SitePageQuerySet

from .. import gate
from ..blocks import BodyBlock
from ..embedding import announce_embed
from ..forms import FactCheckForm
from ..panels import RowsPanel, ShownPanel, Tab
from ..review import own_view_path
from .claims import Claim
from .drafts import OutlivesDeletedRows
from .rulings import Ruling, RulingKind


class FactCheckQuerySet(SitePageQuerySet):
    """Debunks, in newsroom words."""

    def published(self) -> "FactCheckQuerySet":
        """Pages that readers may see: live, not private, of a claim that is live and not merged."""
        return self.open_to_all().filter(claim__live=True, claim__merged_into=None)

    def newest_first(self) -> "FactCheckQuerySet":
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def for_listing(self) -> "FactCheckQuerySet":
        """With claim and ruling in force, without the bodies: one query for any number of pages."""
        return self.select_related("claim__ruling").as_words()

    def as_words(self) -> "FactCheckQuerySet":
        """As a claim's words on a card: without the bodies, each with `is_retracted`, whether they were taken back,
        and `has_older_words`, as `words_are_older` says it of a page."""
        taken_back = self.model.objects.filter(pk=OuterRef("pk"), corrections__severity="retraction")
        confirmed = Coalesce(OuterRef("words_confirmed_at"), OuterRef("last_published_at"))
        later = (
            Ruling.objects.exclude(kind=RulingKind.RE_VERIFIED)
            .filter(claim=OuterRef("claim"), in_force_from__gt=OuterRef("last_published_at"))
            .filter(in_force_from__gt=confirmed)
        )
        return (
            self.select_related("locale")
            .defer("body")
            .annotate(is_retracted=Exists(taken_back), has_older_words=Exists(later))
        )

    def to_serve(self) -> "FactCheckQuerySet":
        """With the claim and the ruling in force."""
        return super().to_serve().select_related("claim__ruling")


FactCheckManager = PageManager.from_queryset(FactCheckQuerySet)

# Without these a page cannot be published; a draft may miss any of them.
REQUIRED_WORDS = ("title", "answer", "what_is_true", "body")


class FactCheckPage(OutlivesDeletedRows, SitePage):
    """The words about one claim in one language; its facts are the claim's."""

    parent_page_types = ["claims.ClaimIndexPage"]
    subpage_types = []

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        related_name="fact_checks",
        help_text=_("Set once. A claim has one page in each language."),
    )
    claim_in_this_language = models.TextField(
        _("the claim in this language"),
        blank=True,
        help_text=_("A careful translation of the claim; readers see that it is a translation."),
    )
    answer = models.CharField(
        _("answer"),
        max_length=240,
        help_text=_("One sentence that says what is true. It stands on cards, in widgets and in search engines."),
    )
    what_is_true = models.TextField(_("what is true"), help_text=_("The facts in short, for readers in a hurry."))
    what_we_do_not_know = models.TextField(_("what we could not establish"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    tags = ClusterTaggableManager(through="claims.FactCheckTag", blank=True, verbose_name=_("tags"))
    related = ParentalManyToManyField(Claim, verbose_name=_("related claims"), blank=True, related_name="related_pages")
    # An editor read the words after a change of verdict and found them still right.
    words_confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)

    edit_handler = TabbedInterface(
        [
            Tab(
                [
                    ShownPanel("claims/desk/facts_of_page.html", heading=_("The claim")),
                    FieldPanel("claim"),
                    # An address is not typed along with the headline: the server makes it by its own table.
                    FieldPanel(
                        "title",
                        heading=_("Headline"),
                        help_text=_("Says what is true. Not a question, and not the falsehood repeated."),
                        required_on_save=False,
                    ),
                    FieldPanel("answer", widget=AdminAutoHeightTextInput(attrs={"maxlength": 240, "rows": 2})),
                    FieldPanel("claim_in_this_language"),
                    FieldPanel("what_is_true"),
                    FieldPanel("body"),
                    FieldPanel("what_we_do_not_know"),
                ],
                name="words",
                heading=_("Text"),
            ),
            Tab(
                [
                    RowsPanel("bylines", heading=_("Who signs"), label=_("person")),
                    FieldPanel("tags"),
                    FieldPanel("related"),
                ],
                name="people",
                heading=_("People and tags"),
            ),
            Tab(
                [
                    FieldPanel(
                        "slug",
                        required_on_save=False,
                        help_text=_(
                            "Stands in the address. Leave it empty: it is made from the headline. "
                            "When it changes, the old address leads to the new one."
                        ),
                    ),
                    PublishingPanel(),
                    CommentPanel(),
                ],
                name="publishing",
                heading=_("Address and publishing"),
            ),
        ],
        base_form_class=FactCheckForm,
    )
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("answer"),
        index.SearchField("claim_in_this_language"),
        index.SearchField("what_is_true"),
        index.SearchField("body"),
    ]
    objects = FactCheckManager()
    template = "claims/fact_check.html"
    page_description = _("A debunk in one language.")

    class Meta:
        verbose_name = _("fact-check")
        verbose_name_plural = _("fact-checks")

    def slug_fallback(self) -> str:
        return f"claim-{self.claim_id}" if self.claim_id else "fact-check"

    def clean(self):
        super().clean()
        if not self.claim_id:
            return
        self.refuse_second_page()
        self.refuse_another_claim()

    def save(self, clean=True, **kwargs):
        if self.alias_of_id:
            raise ValidationError(gettext("A fact-check cannot be an alias: each language has words of its own."))
        self.refuse_another_claim()
        self.translation_key = self.claim.uuid
        with transaction.atomic():
            names = kwargs.get("update_fields")
            if self.live and (names is None or "live" in names):
                self.refuse_before_claim()
                self.refuse_empty_words()
            super().save(clean=clean, **kwargs)

    def refuse_before_claim(self) -> None:
        """Raises ValidationError while readers cannot see the claim; holds the claim's row until the save is done."""
        if not gate.locked(self.claim).live:
            raise ValidationError(
                gettext("Claim %(number)s is not public yet. Publish the claim first.") % {"number": self.claim_id}
            )

    def refuse_empty_words(self) -> None:
        """Raises ValidationError while words are missing that readers need; drafts may miss any of them."""
        for name in REQUIRED_WORDS:
            if not getattr(self, name):
                label = self._meta.get_field(name).verbose_name
                raise ValidationError({name: gettext("Fill in “%(field)s” before publishing.") % {"field": label}})
        try:
            self.body.stream_block.clean(self.body)
        except ValidationError as error:
            raise ValidationError(
                {
                    "body": gettext(
                        "Some blocks of the body are still empty. Fill them in or remove them before publishing."
                    )
                }
            ) from error

    def refuse_second_page(self) -> None:
        """Raises ValidationError that names the first page when the claim has one in this language."""
        twin = FactCheckPage.objects.filter(claim=self.claim_id, locale=self.locale_id).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError(
                {"claim": gettext("This claim already has a page in this language: “%(title)s”.") % {"title": twin}}
            )

    def refuse_another_claim(self) -> None:
        """Raises ValidationError when a stored page would change its claim."""
        if self.pk and FactCheckPage.objects.filter(pk=self.pk).exclude(claim=self.claim_id).exists():
            raise ValidationError({"claim": gettext("A page keeps its claim. Write a new page for another claim.")})

    def get_admin_display_title(self):
        return (
            self.draft_title or self.title or gettext("Claim %(number)s, no headline yet") % {"number": self.claim_id}
        )

    def confirm_words(self, user=None) -> None:
        """Records that the words were read after the latest change of verdict and are still right."""
        with transaction.atomic():
            self.words_confirmed_at = timezone.now()
            self.save(clean=False, update_fields=["words_confirmed_at"])
            log(instance=self, action="claims.confirm_words", user=user)

    def words_are_older(self, rulings) -> bool:
        """Whether the verdict changed after these words were last published or confirmed."""
        changes = [ruling.in_force_from for ruling in rulings if ruling.changes_verdict]
        written = max(filter(None, [self.last_published_at, self.words_confirmed_at]), default=None)
        return bool(changes and written and written < changes[-1])

    def public_versions(self):
        return FactCheckPage.objects.published().filter(claim=self.claim_id).select_related("locale")

    @property
    def leads_on(self) -> bool:
        """Whether its address now stands for the claim into which its own was merged."""
        return bool(self.claim.merged_into_id and self.first_published_at)

    def route(self, request, path_components):
        """The page, and `history/` below it; a merged claim's addresses lead on to the claim that stands for it."""
        if path_components not in ([], ["history"]):
            raise Http404
        is_readable = self.live and self.claim.is_public
        if not (is_readable or self.leads_on):
            raise Http404
        return RouteResult(self, kwargs={"part": "".join(path_components)})

    def get_route_paths(self):
        """The addresses that lead to the page when its own changes."""
        return ["/", "/history/"]

    def resolve_subpage(self, path: str) -> None:
        """Tells Wagtail's redirects that `path` exists below the page; without it they lead to the page alone."""
        if path not in self.get_route_paths():
            raise Resolver404({"path": path})

    def serve(self, request, part="", **kwargs):
        if self.leads_on and not getattr(request, "is_preview", False):
            return redirect(
                own_view_path(self.claim.merged_into_id, self.language) + (part and f"{part}/"), permanent=True
            )
        response = super().serve(request, part=part, **kwargs)
        return announce_embed(response, response.context_data["head"])

    def serve_preview(self, request, mode_name):
        # In the page's language, not in the editor's: a page that was never saved has no address to tell it.
        with override(self.language):
            return super().serve_preview(request, mode_name).render()

    def get_template(self, request, *args, part="", **kwargs):
        return "claims/history.html" if part == "history" else self.template

    def get_context(self, request, *args, part="", **kwargs):
        from ..dossiers import dossier_of_page

        is_preview = getattr(request, "is_preview", False)
        dossier = dossier_of_page(self, is_preview, with_versions=part == "history")
        context = super().get_context(request, *args, **kwargs)
        return {**context, **(dossier.history_context() if part else dossier.context())}
