"""The triggers that make rulings and corrections append-only, by admin, ORM and SQL alike.

They bind the application and its mistakes, not the owner of the database, who can always drop a trigger.
"""

from pathlib import Path

from django.apps import apps
from django.db import transaction

MODELS = ("Ruling", "Correction")
# Trigger names of each vendor's SQL file, for removal.
TRIGGERS = {"sqlite": ("no_update", "no_delete", "no_replace"), "postgresql": ("no_change", "no_truncate")}


def tables(connection) -> list[str]:
    """The tables that only grow, as far as they are there: before the first migration they are not."""
    existing = connection.introspection.table_names()
    wanted = [apps.get_model("claims", name)._meta.db_table for name in MODELS]
    return [table for table in wanted if table in existing]


def install(connection) -> None:
    """Installs the triggers, also over older ones: an SQLite table rebuild silently drops them."""
    sql = (Path(__file__).parent / "sql" / f"{connection.vendor}.sql").read_text()
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        remove(connection)
        for table in tables(connection):
            for statement in statements(sql.replace("{table}", table)):
                cursor.execute(statement)


def remove(connection) -> None:
    """Removes the triggers: for a test's flush, or a data migration that must touch a ruling."""
    with connection.cursor() as cursor:
        for table in tables(connection):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            for name in TRIGGERS[connection.vendor]:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on_table}")


def statements(sql: str) -> list[str]:
    """The single statements of a vendor's file: each starts with CREATE at the start of a line."""
    return ["CREATE" + part for part in ("\n" + sql).split("\nCREATE")[1:]]
