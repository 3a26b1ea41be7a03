"""Who was asked for comment."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Channel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("phone call")
    MESSENGER = "messenger", _("messenger")
    LETTER = "letter", _("letter or official request")
    IN_PERSON = "in-person", _("in person")


class ClaimantContact(Orderable):
    """One request for comment and what came back. Shown to editors, not to readers."""

    claim = ParentalKey("claims.Claim", on_delete=models.CASCADE, related_name="contacts")
    who = models.CharField(_("who was asked"), max_length=255)
    channel = models.CharField(_("how"), max_length=12, choices=Channel)
    asked_on = models.DateField(_("asked on"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = models.TextField(_("what came back"), blank=True, help_text=_("Empty while there is no answer."))

    panels = [
        FieldRowPanel([FieldPanel("who"), FieldPanel("channel")]),
        FieldRowPanel([FieldPanel("asked_on"), FieldPanel("answered_on")]),
        FieldPanel("answer"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("request for comment")
        verbose_name_plural = _("requests for comment")

    def __str__(self) -> str:
        return self.who
