"""Drafts outlive the rows they name."""

from django.db import models
from modelcluster.models import model_from_serializable_data


class OutlivesDeletedRows(models.Model):
    """A model whose old revisions still open when a row they name is gone: the missing row reads as empty.

    modelcluster raises for a PROTECT key whose target was deleted, which would make the edit view, the preview
    and the history of such a draft fail. A child that is nothing without the missing row is left out.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        missing = [field for field in protected_keys(cls) if names_missing_row(field, data.get(field.name))]
        # modelcluster reads the children of a page or claim strictly.
        if strict_fks and not all(field.null for field in missing):
            return None
        data = {**data, **{field.name: None for field in missing}}
        # A plain child has no reader of its own. Asked for one, it would raise AttributeError, which Wagtail takes
        # to mean that the whole claim has none: it would read the claim without any children.
        read = getattr(super(), "from_serializable_data", None)
        if read is None:
            return model_from_serializable_data(cls, data, check_fks=check_fks, strict_fks=strict_fks)
        return read(data, check_fks=check_fks, strict_fks=strict_fks)


def protected_keys(model: type[models.Model]) -> list[models.ForeignKey]:
    """The keys whose rows cannot be deleted while a stored row names them; a revision does not count as one."""
    fields = model._meta.concrete_fields
    return [field for field in fields if field.remote_field and field.remote_field.on_delete is models.PROTECT]


def names_missing_row(field: models.ForeignKey, value) -> bool:
    """Whether `value` is the key of a row that is no longer there."""
    if value is None:
        return False
    rows = field.remote_field.model._base_manager
    return not rows.filter(**{field.remote_field.field_name: value}).exists()
