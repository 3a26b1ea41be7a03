"""Who signs a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from .drafts import OutlivesDeletedRows


class BylineRole(models.TextChoices):
    AUTHOR = "author", _("author")
    TRANSLATOR = "translator", _("translator")
    CHECKER = "checker", _("second checker")


class Byline(OutlivesDeletedRows, Orderable):
    """Who signs a page, and for what."""

    page = ParentalKey("claims.FactCheckPage", on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        "claims.Person", verbose_name=_("person"), on_delete=models.PROTECT, related_name="bylines"
    )
    role = models.CharField(_("role"), max_length=12, choices=BylineRole, default=BylineRole.AUTHOR)

    panels = [FieldRowPanel([FieldPanel("person"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "person", "role"], name="byline_once_a_role")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"
