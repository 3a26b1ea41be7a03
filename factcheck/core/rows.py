"""Children of a row, fetched with it: each kind of child is one list inside the parent's own query."""

import json
from datetime import UTC
from typing import Any

from django.conf import settings
from django.db.models import Case, DateTimeField, JSONField, Model, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone


class JSONRows(Subquery):
    """The rows of a queryset as one JSON list, in the queryset's order. Each row is an object of `fields`."""

    output_field = JSONField()

    def __init__(self, queryset: QuerySet, **fields: Any) -> None:
        super().__init__(queryset.values(item=JSONObject(**fields)))

    def as_sqlite(self, compiler, connection, **extra):
        template = "(SELECT json_group_array(json(item)) FROM (%(subquery)s))"
        return super().as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler, connection, **extra):
        template = "(SELECT coalesce(jsonb_agg(item), '[]'::jsonb) FROM (%(subquery)s) AS found)"
        return super().as_sql(compiler, connection, template=template, **extra)


def whole_rows(queryset: QuerySet) -> JSONRows:
    """The rows with all their own columns, for `instances`."""
    return JSONRows(queryset, **{field.attname: field.attname for field in queryset.model._meta.concrete_fields})


def instances(model: type[Model], rows: list[dict]) -> list[Model]:
    """Model instances, as the database would give them, from rows of `whole_rows`."""
    names = [field.attname for field in model._meta.concrete_fields]
    return [model.from_db("default", names, [value_of(model, name, row[name]) for name in names]) for row in rows]


def value_of(model: type[Model], attname: str, value: Any) -> Any:
    """A column's Python value from its form in JSON, which differs a little between the databases."""
    field = model._meta.get_field(attname)
    if isinstance(field, JSONField):
        return json.loads(value) if isinstance(value, str) else value
    value = field.to_python(value)
    if isinstance(field, DateTimeField) and value and timezone.is_naive(value):
        return value.replace(tzinfo=UTC)
    return value


def name_in(language: str, labels: QuerySet) -> Subquery:
    """Of one row's labels, the name in `language`, else in the default language, else in any."""
    nearness = Case(
        When(language=language, then=Value(0)),
        When(language=settings.LANGUAGE_CODE, then=Value(1)),
        default=Value(2),
    )
    return Subquery(labels.order_by(nearness, "language").values("name")[:1], output_field=TextField())
