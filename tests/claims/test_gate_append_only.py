"""Rulings and corrections cannot be changed or deleted, by admin, ORM or SQL."""

from functools import partial
from unittest import skipUnless

from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from wagtail.models import Locale, Page, ReferenceIndex

from factcheck.claims import append_only
from factcheck.claims.models import Claim, Correction, Ruling
from tests import factories
from tests.claims.gate_case import GateCase
from tests.flushing import FlushingTestCase


def make_correction(claim: Claim) -> Correction:
    return Correction.objects.create(
        page=factories.make_page(claim, "kk"),
        severity="correction",
        what_was="2019 жылы",
        what_is="2020 жылы",
        why="Күні қате жазылған.",
        reported_by="reader",
    )


class AppendOnlyCase(GateCase):
    def setUp(self):
        self.claim = factories.make_public_claim("unproven")
        self.change(self.claim, "false").publish()
        self.rows = (Ruling.objects.latest("pk"), make_correction(self.claim))

    def assert_refused(self, work, words: str = "append-only") -> None:
        """`work` fails, by the trigger's words or others, and every row is as it was."""
        before = [list(model.objects.order_by("pk").values()) for model in (Ruling, Correction)]
        with self.assertRaisesMessage(DatabaseError, words), transaction.atomic():
            work()
        self.assertEqual([list(model.objects.order_by("pk").values()) for model in (Ruling, Correction)], before)

    def sql(self, statement: str, *values) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


class OrmTest(AppendOnlyCase):
    def test_saving_updating_and_deleting_are_refused(self):
        for row in self.rows:
            rows = type(row).objects.filter(pk=row.pk)
            name = "verdict_names" if isinstance(row, Ruling) else "why"
            with self.subTest(model=type(row)):
                self.assert_refused(row.save)
                self.assert_refused(partial(rows.update, **{name: "{}"}))
                # Django sees the keys that protect a ruling before the trigger sees the deletion.
                self.assert_refused(row.delete, words="")
                self.assert_refused(rows.delete, words="")
                self.assert_refused(partial(rows._raw_delete, using="default"))

    def test_bulk_ways_are_refused(self):
        ruling = self.rows[0]
        ruling.decided_by_name = "Басқа адам"
        self.assert_refused(lambda: Ruling.objects.bulk_update([ruling], ["decided_by_name"]))
        self.assert_refused(
            lambda: Ruling.objects.bulk_create(
                [ruling], update_conflicts=True, unique_fields=["id"], update_fields=["decided_by_name"]
            )
        )


class SqlTest(AppendOnlyCase):
    def test_update_and_delete_are_refused(self):
        for row in self.rows:
            for statement in ("UPDATE {table} SET id = id WHERE id = %s", "DELETE FROM {table} WHERE id = %s"):
                statement = statement.format(table=row._meta.db_table)
                with self.subTest(statement=statement):
                    self.assert_refused(partial(self.sql, statement, row.pk))

    @skipUnless(connection.vendor == "sqlite", "INSERT OR REPLACE is SQLite's")
    def test_replacing_a_row_is_refused(self):
        """On SQLite REPLACE deletes silently, unless recursive_triggers is on; also through another unique column."""
        others = ", ".join(field.column for field in Ruling._meta.concrete_fields if field.column != "id")
        replace = f"INSERT OR REPLACE INTO claims_ruling (id, {others}) "
        for number in ("id", "id + 1000"):
            statement = replace + f"SELECT {number}, {others} FROM claims_ruling WHERE id = %s"  # noqa: S608
            for ruling in Ruling.objects.all():
                self.assert_refused(partial(self.sql, statement, ruling.pk))

    @skipUnless(connection.vendor == "sqlite", "INSERT OR REPLACE is SQLite's")
    def test_replacing_a_row_under_its_id_is_refused_to_any_connection(self):
        """Also to one that was opened without our PRAGMA, as by the sqlite3 command."""
        self.sql("PRAGMA recursive_triggers=OFF")
        self.addCleanup(self.sql, "PRAGMA recursive_triggers=ON")
        columns = ", ".join(field.column for field in Ruling._meta.concrete_fields)
        replace = f"INSERT OR REPLACE INTO claims_ruling ({columns}) SELECT {columns} FROM claims_ruling"  # noqa: S608
        self.assert_refused(partial(self.sql, replace))

    @skipUnless(connection.vendor == "postgresql", "TRUNCATE is PostgreSQL's")
    def test_emptying_the_tables_is_refused(self):
        connection.check_constraints()
        for statement in (
            "TRUNCATE claims_ruling CASCADE",
            "TRUNCATE claims_correction",
            "TRUNCATE claims_claim CASCADE",
        ):
            self.assert_refused(partial(self.sql, statement))

    def test_new_rows_are_welcome(self):
        count = Ruling.objects.count()
        Claim.objects.get(pk=self.claim.pk).verify()
        self.assertEqual(Ruling.objects.count(), count + 1)


class KeysTest(AppendOnlyCase):
    def test_they_are_plain_tables_outside_revisions(self):
        """modelcluster re-saves and deletes inline children at every publish."""
        content = self.claim.save_revision().content
        for model in (Ruling, Correction):
            self.assertFalse(any(field.__class__.__name__ == "ParentalKey" for field in model._meta.fields))
            self.assertNotIn(model._meta.model_name + "s", content)

    def test_whom_and_what_they_name_cannot_be_deleted(self):
        for model in (Ruling, Correction):
            keys = [field for field in model._meta.fields if isinstance(field, models.ForeignKey)]
            self.assertEqual({field.remote_field.on_delete for field in keys}, {models.PROTECT})

    def test_the_reference_index_knows_them(self):
        for model in (Ruling, Correction):
            self.assertTrue(ReferenceIndex.model_is_indexable(model))
            self.assertIn(model, ReferenceIndex.tracked_models)


class InstallingTest(FlushingTestCase):
    """The triggers come back after every migrate, whatever a migration rebuilt."""

    def setUp(self):
        factories.make_site()
        factories.make_public_claim("false")

    def assert_guarded(self) -> None:
        with self.assertRaisesMessage(DatabaseError, "append-only"), transaction.atomic():
            Ruling.objects.update(decided_by_name="Басқа адам")

    def test_migrate_installs_them_again(self):
        append_only.remove(connection)
        call_command("migrate", verbosity=0)
        self.assert_guarded()

    @skipUnless(connection.vendor == "sqlite", "PostgreSQL alters tables in place")
    def test_migrate_installs_them_after_a_table_was_rebuilt(self):
        """SQLite rebuilds a table for most alterations, and its triggers are gone without a word."""
        with connection.schema_editor() as editor:
            editor._remake_table(Ruling)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE claims_ruling SET id = id")
        call_command("migrate", verbosity=0)
        self.assert_guarded()

    def test_installing_twice_changes_nothing(self):
        append_only.install(connection)
        append_only.install(connection)
        self.assert_guarded()

    def test_removing_them_is_for_migrations_and_tests(self):
        append_only.remove(connection)
        with transaction.atomic():
            Claim.objects.update(ruling=None, live=False)
            Ruling.objects.all().delete()
            transaction.set_rollback(True)
        append_only.install(connection)
        self.assert_guarded()

    def test_a_flushing_test_leaves_what_the_migrations_made(self):
        self._fixture_teardown()
        self.assertTrue(Page.objects.filter(depth=1).exists())
        self.assertTrue(Locale.objects.exists())
        self.assertFalse(Ruling.objects.exists())
