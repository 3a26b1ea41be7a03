"""Tags: words of a page's own language, with ASCII addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from factcheck.core.slugs import ascii_slug


class Tag(TagBase):
    """A word under which readers find pages; free, and shared by all kinds of pages."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = ascii_slug(tag, "tag")
        return slug if i is None else f"{slug}-{i}"


class FactCheckTag(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="fact_checks")
    content_object = ParentalKey("claims.FactCheckPage", on_delete=models.CASCADE, related_name="tagged_items")


class EvidenceTag(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="evidence")
    content_object = ParentalKey("claims.EvidencePage", on_delete=models.CASCADE, related_name="tagged_items")


class ExplainerTag(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="explainers")
    content_object = ParentalKey("claims.ExplainerPage", on_delete=models.CASCADE, related_name="tagged_items")
