"""The claim: the unit of the newsroom's work. It exists before any article and outlives every rewording."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from factcheck.core.excerpts import shortened
from factcheck.core.languages import content_languages

from .. import gate
from ..review import LARGEST_NUMBER
from .citations import Citation
from .drafts import OutlivesDeletedRows
from .rulings import Ruling


class ClaimKind(models.TextChoices):
    TEXT = "text", _("text")
    SPOKEN = "spoken", _("spoken")
    IMAGE = "image", _("picture")
    VIDEO = "video", _("video")
    AUDIO = "audio", _("audio")
    DOCUMENT = "document", _("document")
    PHONE_CALL = "phone-call", _("phone call")
    ADVERTISEMENT = "advertisement", _("advertisement")


class DatePrecision(models.TextChoices):
    DAY = "day", _("exact day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    UNKNOWN = "unknown", _("not known")


class MediaCategory(models.TextChoices):
    """schema.org's MediaManipulationRatingEnumeration, without its Rating suffix."""

    ORIGINAL = "OriginalMediaContent", _("original")
    DECONTEXTUALIZED = "DecontextualizedContent", _("taken out of context")
    EDITED = "EditedOrCroppedContent", _("edited or cropped")
    TRANSFORMED = "TransformedContent", _("manipulated or generated")
    STAGED = "StagedContent", _("staged")
    SATIRE = "SatireOrParodyContent", _("satire or parody")


class ClaimQuerySet(models.QuerySet):
    def public(self) -> "ClaimQuerySet":
        """Claims that readers may see: live and not merged into another."""
        return self.filter(live=True, merged_into=None)

    def standing_for(self, number: int) -> "Claim | None":
        """The claim of this number, public or not, or the one into which it was merged; with the ruling in force."""
        rows = self.select_related("merged_into__ruling", "ruling")
        found = rows.filter(pk=min(number, LARGEST_NUMBER)).first()
        return found and (found.merged_into or found)

    def being_checked(self) -> "ClaimQuerySet":
        """Claims without a verdict in force."""
        return self.filter(Q(ruling=None) | Q(ruling__verdict=None))

    def due_for_review(self, day) -> "ClaimQuerySet":
        """Public claims to look at again: since the last look their date has come, or evidence they cite ran out."""
        never = Q(last_verified_at=None)
        date_has_come = Q(review_by__lte=day) & (never | Q(last_verified_at__date__lt=F("review_by")))
        ran_out = Citation.objects.filter(claim=OuterRef("pk"), evidence__valid_until__lt=day).filter(
            Q(claim__last_verified_at=None) | Q(claim__last_verified_at__date__lte=F("evidence__valid_until"))
        )
        return self.public().filter(date_has_come | Exists(ran_out))

    def for_listing(self) -> "ClaimQuerySet":
        """With the ruling in force: one query for any number of claims."""
        return self.select_related("ruling")


class Claim(
    OutlivesDeletedRows,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """What was said, by whom, where; what we say about it. `verdict` proposes, `ruling` is in force."""

    number = models.BigAutoField(_("number"), primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.TextField(
        _("the claim"),
        help_text=_("Word for word as it was spread, in its own language, without quotation marks."),
    )
    language = models.CharField(
        _("language of the claim"),
        max_length=35,
        default="kk",
        help_text=_("For example kk, ru, en. Leave it empty: it is told from the letters."),
    )
    is_summary = models.BooleanField(
        _("our summary"), default=False, help_text=_("Tick when these are our words and not a quotation.")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=ClaimKind, default=ClaimKind.TEXT)
    claimants = ParentalManyToManyField(
        "claims.Claimant",
        verbose_name=_("who said it"),
        blank=True,
        related_name="claims",
        help_text=_("Leave empty when it is not known."),
    )
    first_seen = models.DateField(_("first seen"), null=True, blank=True)
    first_seen_precision = models.CharField(
        _("how exact the date is"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    topics = ParentalManyToManyField("claims.Topic", verbose_name=_("topics"), blank=True, related_name="claims")
    regions = ParentalManyToManyField("claims.Region", verbose_name=_("regions"), blank=True, related_name="claims")
    verdict = models.ForeignKey(
        "claims.Verdict",
        verbose_name=_("verdict"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text=_("Empty while it is being checked. Readers see it from the moment the claim is published."),
    )
    ruling = models.ForeignKey(
        Ruling, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    media_category = models.CharField(
        _("what was done to the picture or recording"), max_length=32, choices=MediaCategory, blank=True
    )
    review_by = models.DateField(
        _("look at it again by"),
        null=True,
        blank=True,
        help_text=_("The desk reminds of it from that day on."),
    )
    last_verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged_claims"
    )
    # A claim starts as a draft; Wagtail's own default is public.
    live = models.BooleanField(_("live"), default=False, editable=False)

    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.RelatedFields("wordings", [index.SearchField("text")]),
        index.RelatedFields("fact_checks", [index.SearchField("title")]),
        index.FilterField("live"),
        index.FilterField("number"),
    ]
    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-number"]
        permissions = [
            ("merge_claim", _("Can merge claims")),
            ("verify_claim", _("Can confirm a verdict in force")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(live=False) | Q(verdict=None) | Q(ruling__isnull=False),
                name="claim_live_verdict_has_ruling",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("number")),
                name="claim_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"№{self.pk or '–'} {shortened(self.text, 90)}"

    def validate_constraints(self, exclude=None):
        # The gate sets `ruling` while saving; checked before, a first verdict would look like a violation.
        super().validate_constraints(exclude={*(exclude or ()), "ruling"})

    def clean(self):
        super().clean()
        if self.verdict and not self.verdict.is_active and self.verdict != self.verdict_in_force:
            raise ValidationError({"verdict": _("This verdict is no longer in use. Choose another one.")})

    def save(self, **kwargs):
        gate.save(self, super().save, **kwargs)

    def with_content_json(self, content):
        claim = super().with_content_json(content)
        gate.keep_held_fields(claim, self)
        return claim

    def publish_as_of(self, at: datetime, source: str) -> None:
        """Makes public here what was public elsewhere since `at`: see `gate.publish_as_of`."""
        gate.publish_as_of(self, super().save, at, source)

    def merge_into(self, other: "Claim", user=None) -> None:
        """Makes this claim an older number of `other`: see `gate.merge`."""
        gate.merge(self, other, user)

    def verify(self, user=None) -> None:
        """Records that the verdict was looked at again and stands: see `gate.verify`."""
        gate.verify(self, user)

    def get_absolute_url(self) -> str:
        """The short address that never changes."""
        return reverse("claim_short", args=[self.pk])

    @property
    def preview_modes(self):
        """The claim's own view in every language of the site."""
        return content_languages()

    @property
    def default_preview_mode(self):
        codes = [code for code, _name in content_languages()]
        return self.language if self.language in codes else codes[0]

    def serve_preview(self, request, mode_name):
        # In the language that was chosen, not in the editor's.
        with override(mode_name or self.default_preview_mode):
            return super().serve_preview(request, mode_name).render()

    def get_preview_template(self, request, mode_name):
        return "claims/claim.html"

    def get_preview_context(self, request, mode_name):
        from ..dossiers import dossier

        shown = dossier(self, mode_name or self.default_preview_mode, is_preview=True)
        return {**super().get_preview_context(request, mode_name), **shown.context()}

    @property
    def is_public(self) -> bool:
        """Whether readers may see it."""
        return self.live and not self.merged_into_id

    @property
    def verdict_in_force(self):
        """The verdict that readers see, or None while it is being checked."""
        return self.ruling.verdict if self.ruling else None

    @property
    def is_being_checked(self) -> bool:
        return not (self.ruling and self.ruling.verdict_id)


class TechniqueKind(models.TextChoices):
    OLD_PICTURE = "old-picture", _("old picture or video")
    EDITED_MEDIA = "edited-media", _("edited picture or recording")
    SYNTHETIC_MEDIA = "synthetic-media", _("made by a machine")
    FAKE_QUOTE = "fake-quote", _("invented quotation")
    IMPERSONATED_AUTHORITY = "impersonated-authority", _("borrowed authority")
    PHISHING_LINK = "phishing-link", _("link that steals data")
    RECYCLED_HOAX = "recycled-hoax", _("old hoax in new clothes")
    MISSING_CONTEXT = "missing-context", _("context left out")
    MISLEADING_FIGURES = "misleading-figures", _("figures that mislead")
    UNSUPPORTED_ALLEGATION = "unsupported-allegation", _("allegation without proof")
    SATIRE_TAKEN_SERIOUSLY = "satire-taken-seriously", _("satire taken seriously")


class Technique(Orderable):
    """How the claim misleads."""

    claim = ParentalKey(Claim, on_delete=models.CASCADE, related_name="techniques")
    kind = models.CharField(_("technique"), max_length=24, choices=TechniqueKind)

    class Meta(Orderable.Meta):
        verbose_name = _("technique")
        verbose_name_plural = _("techniques")

    def __str__(self) -> str:
        return self.get_kind_display()
