"""What a verdict rests on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from .appearances import HAS_LINK_OR_REASON, NoLinkReason, link_or_reason
from .drafts import OutlivesDeletedRows


class CitationRole(models.TextChoices):
    REFUTES = "refutes", _("speaks against the claim")
    SUPPORTS = "supports", _("supports the claim")
    CONTEXT = "context", _("gives context")
    INCONCLUSIVE = "inconclusive", _("settles nothing")


class Citation(OutlivesDeletedRows, Orderable):
    """A piece of evidence as this claim uses it: an evidence page, or a title with an address or why there is none."""

    claim = ParentalKey("claims.Claim", on_delete=models.CASCADE, related_name="citations")
    evidence = models.ForeignKey(
        "claims.EvidencePage",
        verbose_name=_("evidence page"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="citations",
    )
    title = models.CharField(_("title"), max_length=255, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    no_link_reason = models.CharField(_("why there is no address"), max_length=20, choices=NoLinkReason, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=CitationRole, default=CitationRole.REFUTES)
    quote = models.TextField(_("quotation"), blank=True, help_text=_("Word for word, in the source's language."))
    quote_language = models.CharField(_("language of the quotation"), max_length=35, blank=True)
    locator = models.CharField(
        _("where in the source"), max_length=120, blank=True, help_text=_("Page, article, minute.")
    )
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels = [
        PageChooserPanel("evidence", "claims.EvidencePage"),
        FieldRowPanel([FieldPanel("title"), FieldPanel("url"), FieldPanel("no_link_reason")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("locator"), FieldPanel("accessed_on")]),
        FieldRowPanel([FieldPanel("quote"), FieldPanel("quote_language")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence__isnull=False) | (~Q(title="") & HAS_LINK_OR_REASON),
                name="citation_evidence_or_title_and_link_or_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.evidence)

    def clean(self):
        super().clean()
        if self.evidence_id:
            return
        if not self.title:
            raise ValidationError({"evidence": _("Choose an evidence page, or write a title below.")})
        link_or_reason(self.url, self.no_link_reason)
