"""Rulings: what we said, when, and who decided it. Rows are added, never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _


class RulingKind(models.TextChoices):
    INITIAL = "initial", _("first verdict")
    CHANGED = "changed", _("verdict changed")
    RE_VERIFIED = "re-verified", _("looked at again, verdict unchanged")


class Ruling(models.Model):
    """A verdict as it came into force. Append-only: triggers refuse changes and deletion.

    `verdict` is empty when a claim went back to "being checked".
    """

    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="rulings")
    verdict = models.ForeignKey(
        "claims.Verdict", null=True, blank=True, on_delete=models.PROTECT, related_name="rulings"
    )
    # The verdict's words in every language as they were: {"kk": …, "ru": …, "en": …}.
    verdict_names = models.JSONField(default=dict)
    kind = models.CharField(max_length=12, choices=RulingKind)
    in_force_from = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by_name = models.CharField(max_length=255, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by_name = models.CharField(max_length=255, blank=True)
    previous = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="next",
        verbose_name=_("previous ruling"),
    )

    class Meta:
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")
        ordering = ["in_force_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=RulingKind.INITIAL, previous=None) | Q(previous__isnull=False),
                name="ruling_first_or_follows",
            ),
            models.UniqueConstraint(fields=["claim"], condition=Q(previous=None), name="ruling_one_first_a_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict_name}, {self.in_force_from:%Y-%m-%d}"

    @property
    def verdict_name(self) -> str:
        """The verdict's word in the reader's language, as it was when the ruling came into force."""
        return self.name_in(get_language())

    def name_in(self, language: str) -> str:
        """The verdict's word in `language`, as it was when the ruling came into force."""
        names = self.verdict_names
        if not names:
            with override(language):
                return str(_("Being checked"))
        return names.get(language) or names.get(settings.LANGUAGE_CODE) or next(iter(names.values()))

    @property
    def changes_verdict(self) -> bool:
        """Whether words written before it may be about another verdict."""
        return self.kind != RulingKind.RE_VERIFIED
