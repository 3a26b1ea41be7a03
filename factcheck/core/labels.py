"""Small tables whose words live per language: one row of facts, one label a language."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel

from .languages import content_languages


class Label(models.Model):
    """The words of one row in one language; subclasses add the ParentalKey with related_name="labels"."""

    language = models.CharField(_("language"), max_length=12, choices=content_languages)
    name = models.CharField(_("name"), max_length=160)
    definition = models.TextField(_("definition"), blank=True)

    panels = [FieldPanel("language"), FieldPanel("name"), FieldPanel("definition")]

    class Meta:
        abstract = True
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "language"], name="%(app_label)s_%(class)s_once_a_language")
        ]

    def __str__(self) -> str:
        return self.name


class LabelledQuerySet(models.QuerySet):
    """Rows that can be listed with their words."""

    def with_labels(self) -> "LabelledQuerySet":
        """Fetches the words of every language with one further query."""
        return self.prefetch_related("labels")


class Labelled(ClusterableModel):
    """A row with a stable key and words in several languages, falling back to the default language."""

    objects = LabelledQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name or str(self.pk)

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_in(get_language())

    @property
    def definition(self) -> str:
        """The definition in the reader's language."""
        label = self.label_in(get_language())
        return label.definition if label else ""

    def name_in(self, language: str | None) -> str:
        """The name in `language`, or in the default language, or in any."""
        label = self.label_in(language)
        return label.name if label else ""

    def names(self) -> dict[str, str]:
        """Every language's name, for records that keep names as they were."""
        return {label.language: label.name for label in self.labels.all()}

    def label_in(self, language: str | None) -> Label | None:
        """The label in `language`, or in the default language, or any, or None."""
        labels = {label.language: label for label in self.labels.all()}
        wanted = labels.get(language) or labels.get((language or "").split("-")[0])
        return wanted or labels.get(settings.LANGUAGE_CODE) or next(iter(labels.values()), None)
