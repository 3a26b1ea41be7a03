"""Drafts outlive the rows they name."""

from django.db import models


class OutlivesDeletedRows(models.Model):
    """A model whose old revisions still open when a row they name is gone: the missing row reads as empty.

    modelcluster raises for a PROTECT key whose target was deleted, which would make the edit view, the preview
    and the history of such a draft fail.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        data = dict(data)
        for field in cls._meta.concrete_fields:
            if field.remote_field and field.remote_field.on_delete is models.PROTECT and data.get(field.name):
                target = field.remote_field.model._base_manager
                if not target.filter(**{field.remote_field.field_name: data[field.name]}).exists():
                    data[field.name] = None
        return super().from_serializable_data(data, check_fks=check_fks, strict_fks=strict_fks)
