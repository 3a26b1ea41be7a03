"""The scale of verdicts: it belongs to the newsroom; its keys belong to the archive."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from factcheck.core.labels import Label, Labelled, LabelledQuerySet


class Tone(models.TextChoices):
    """The colour family of a verdict; the word and the icon always stand beside it."""

    TRUE = "true", _("confirmed")
    PARTLY = "partly", _("partly confirmed")
    MISLEADING = "misleading", _("misleading")
    FALSE = "false", _("refuted")
    NEUTRAL = "neutral", _("neutral")


class Emission(models.TextChoices):
    """What a ClaimReview says about a verdict."""

    RATING = "rating", _("name and number")
    NAME = "name", _("name only")
    NOTHING = "nothing", _("no ClaimReview at all")


class VerdictQuerySet(LabelledQuerySet):
    def active(self) -> "VerdictQuerySet":
        """The verdicts that an editor may still choose."""
        return self.filter(is_active=True)


class Verdict(Labelled):
    """One step of the scale. A used verdict can be retired, never deleted or given another key."""

    key = models.SlugField(
        _("key"),
        unique=True,
        help_text=_("Stands in addresses and data for ever, for example “misleading”. It cannot change once used."),
    )
    rating_value = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("1 (false) to 5 (true); empty for a verdict beside the scale."),
    )
    tone = models.CharField(_("tone"), max_length=12, choices=Tone, default=Tone.NEUTRAL)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)
    emits_claim_review = models.CharField(
        _("in ClaimReview data"), max_length=8, choices=Emission, default=Emission.RATING
    )
    is_active = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_("Switch off to retire: old claims keep it, new ones cannot get it."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("key"), FieldPanel("rating_value"), FieldPanel("tone"), FieldPanel("sort_order")]),
        MultiFieldPanel([FieldPanel("emits_claim_review"), FieldPanel("is_active")]),
        InlinePanel("labels", heading=_("Words"), label=_("language"), min_num=1),
    ]

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["sort_order", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating_value__isnull=True) | Q(rating_value__range=(1, 5)),
                name="verdict_number_1_to_5",
            )
        ]

    def clean(self):
        super().clean()
        if self.has_new_key() and self.is_used():
            raise ValidationError({"key": _("This verdict is in use: its key stands in addresses and data for ever.")})
        if self.emits_claim_review == Emission.RATING and self.rating_value is None:
            raise ValidationError({"rating_value": _("Give a number, or choose “name only” below.")})

    def save(self, **kwargs):
        if self.has_new_key() and self.is_used():
            raise ValidationError({"key": _("This verdict is in use: its key stands in addresses and data for ever.")})
        super().save(**kwargs)

    def has_new_key(self) -> bool:
        """Whether saving would give a stored verdict another key."""
        return bool(self.pk) and not Verdict.objects.filter(pk=self.pk, key=self.key).exists()

    def is_used(self) -> bool:
        """Whether any claim proposes it or any ruling names it."""
        return self.claims.exists() or self.rulings.exists()


class VerdictLabel(Label):
    parent = ParentalKey(Verdict, on_delete=models.CASCADE, related_name="labels")
