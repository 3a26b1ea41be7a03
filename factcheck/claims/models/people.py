"""Those who claim, those who publish, those who check."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from factcheck.core.labels import Label, Labelled

WORDS = InlinePanel("labels", heading=_("Words"), label=_("language"), min_num=1)


class Organisation(Labelled):
    """A ministry, an outlet, a company, a laboratory: publishes evidence or stands behind a claim."""

    slug = models.SlugField(_("key"), unique=True)
    is_state_body = models.BooleanField(
        _("state body"),
        default=False,
        help_text=_(
            "Readers see how many sources come from state bodies: an official statement is not proof by itself."
        ),
    )
    url = models.URLField(_("website"), blank=True)

    panels = [FieldPanel("slug"), FieldPanel("is_state_body"), FieldPanel("url"), WORDS]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]


class OrganisationLabel(Label):
    parent = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="labels")


class ClaimantKind(models.TextChoices):
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    OUTLET = "outlet", _("media outlet")
    CHANNEL = "channel", _("public channel")


class Claimant(Labelled):
    """Who said it. Never invented, never given a score."""

    slug = models.SlugField(_("key"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ClaimantKind)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claimants",
        help_text=_("The same organisation as a publisher of evidence: pages then say that it is an interested party."),
    )
    same_as = models.URLField(_("public profile"), blank=True, help_text=_("An address that identifies them."))

    panels = [
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("organisation"),
        FieldPanel("same_as"),
        WORDS,
    ]

    class Meta:
        verbose_name = _("claimant")
        verbose_name_plural = _("claimants")
        ordering = ["slug"]


class ClaimantLabel(Label):
    parent = ParentalKey(Claimant, on_delete=models.CASCADE, related_name="labels")


class Person(Labelled):
    """Somebody who signs our work: author, translator, second checker."""

    slug = models.SlugField(_("key"), unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        help_text=_("New pages of this account are signed with this person."),
    )

    panels = [FieldPanel("slug"), FieldPanel("user"), WORDS]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["slug"]


class PersonLabel(Label):
    parent = ParentalKey(Person, on_delete=models.CASCADE, related_name="labels")
