"""Corrections: what was wrong in a page's words, in public, for ever."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.core.pages import kept_private

from .fact_checks import FactCheckPage


class Severity(models.TextChoices):
    TYPO = "typo", _("typing error")
    CLARIFICATION = "clarification", _("clarification")
    CORRECTION = "correction", _("correction")
    VERDICT_CHANGE = "verdict-change", _("change of verdict")
    RETRACTION = "retraction", _("retraction")


class ReportedBy(models.TextChoices):
    READER = "reader", _("a reader")
    CLAIMANT = "claimant", _("the claimant")
    EDITOR = "editor", _("our editors")
    AUTHORITY = "authority", _("an authority")


class CorrectionQuerySet(models.QuerySet):
    def public(self) -> "CorrectionQuerySet":
        """Corrections of pages that readers could once open; what was taken down keeps its corrections."""
        # Asked of each correction's page: as a list, SQLite would first look through all pages of the archive.
        once_open = FactCheckPage.objects.filter(pk=OuterRef("page"), first_published_at__isnull=False)
        return self.filter(Exists(once_open.exclude(kept_private())))

    def in_language(self, language: str) -> "CorrectionQuerySet":
        return self.filter(page__locale__language_code=language)

    def for_listing(self) -> "CorrectionQuerySet":
        """Newest first, with the page each one stands on and the claim that stands for its claim."""
        rows = self.select_related("page__locale", "page__claim__merged_into").defer("page__body")
        return rows.order_by("-made_at", "-pk")


class Correction(models.Model):
    """One correction of one page, in that page's language. Append-only: triggers refuse changes and deletion."""

    page = models.ForeignKey(FactCheckPage, on_delete=models.PROTECT, related_name="corrections")
    made_at = models.DateTimeField(_("date"), default=timezone.now)
    severity = models.CharField(_("kind"), max_length=16, choices=Severity)
    what_was = models.TextField(_("what the page said"))
    what_is = models.TextField(_("what it says now"))
    why = models.TextField(_("why it was changed"))
    reported_by = models.CharField(_("reported by"), max_length=12, choices=ReportedBy)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_by_name = models.CharField(max_length=255, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_severity_display()}"

    @property
    def is_retraction(self) -> bool:
        """Whether it takes all the words back."""
        return self.severity == Severity.RETRACTION

    @property
    def is_verdict_change(self) -> bool:
        """Whether it explains a change of verdict."""
        return self.severity == Severity.VERDICT_CHANGE

    @property
    def has_open_page(self) -> bool:
        """Whether its page, which is not private, can be read now."""
        return self.page.live and self.page.claim.is_public

    @property
    def path(self) -> str:
        """Where readers find what was corrected: the page, or the claim that took its place; empty when nowhere."""
        claim = self.page.claim
        if self.has_open_page:
            return self.page.url
        leads_on = claim.merged_into_id and claim.merged_into.is_public
        return claim.get_absolute_url() if leads_on else ""
