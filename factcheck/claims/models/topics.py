"""What claims are about, and where."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from factcheck.core.labels import Label, Labelled


class Topic(Labelled):
    """A field of public life: health, elections, war …"""

    slug = models.SlugField(_("key"), unique=True, help_text=_("Stands in addresses, for example “health”."))

    panels = [FieldPanel("slug"), InlinePanel("labels", heading=_("Words"), label=_("language"), min_num=1)]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]


class TopicLabel(Label):
    parent = ParentalKey(Topic, on_delete=models.CASCADE, related_name="labels")


class Region(Labelled):
    """A region of Kazakhstan, a city of national significance, the whole country, or abroad."""

    slug = models.SlugField(_("key"), unique=True, help_text=_("Stands in addresses, for example “almaty”."))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    panels = [
        FieldPanel("slug"),
        FieldPanel("sort_order"),
        InlinePanel("labels", heading=_("Words"), label=_("language"), min_num=1),
    ]

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["sort_order", "slug"]


class RegionLabel(Label):
    parent = ParentalKey(Region, on_delete=models.CASCADE, related_name="labels")
