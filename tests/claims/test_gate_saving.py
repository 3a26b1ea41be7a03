"""A verdict becomes public in one place: `Claim.save()`."""

from django.db import IntegrityError, connection, transaction
from django.db.models.signals import post_save
from django.test import override_settings, skipUnlessDBFeature
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from factcheck.claims.models import Claim, Ruling
from tests import factories
from tests.claims.gate_case import Failure, GateCase, broken_receiver

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


class RulingsTest(GateCase):
    def test_a_draft_has_no_ruling(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        self.assertEqual(self.keys(claim), [])
        self.assertFalse(Claim.objects.public().exists())

    def test_publishing_puts_the_verdict_in_force(self):
        claim = factories.make_public_claim("false")
        self.assertEqual(self.keys(claim), ["false"])
        self.assertEqual(claim.ruling.kind, "initial")
        self.assertEqual(claim.ruling.verdict_names, {"kk": "Жалған", "ru": "Ложь", "en": "False"})

    def test_a_changed_verdict_follows_the_one_before(self):
        claim = factories.make_public_claim("unproven")
        self.change(claim, "misleading").publish()
        self.assertEqual(self.keys(claim), ["unproven", "misleading"])
        claim.refresh_from_db()
        self.assertEqual(claim.ruling.kind, "changed")

    def test_publishing_new_words_with_the_same_verdict_writes_no_ruling(self):
        claim = factories.make_public_claim("false")
        claim.text = "Қоңыраулардың бәрі жазылады"
        factories.publish(claim)
        self.assertEqual(self.keys(claim), ["false"])

    def test_a_claim_published_as_being_checked_gets_its_first_verdict_later(self):
        """The constraint is checked before the ruling is there: validation must leave it to the gate."""
        claim = factories.make_public_claim(None)
        self.assertEqual(self.keys(claim), [])
        claim.verdict = factories.verdict("scam")
        claim.full_clean()
        factories.publish(claim)
        self.assertEqual(self.keys(claim), ["scam"])

    def test_a_claim_can_go_back_to_being_checked(self):
        claim = factories.make_public_claim("false")
        self.change(claim, None).publish()
        self.assertEqual(self.keys(claim), ["false", None])
        self.assertTrue(Claim.objects.being_checked().filter(pk=claim.pk).exists())

    def test_an_old_revision_with_another_verdict_is_a_change_with_its_own_ruling(self):
        claim = factories.make_public_claim("unproven")
        first = claim.live_revision
        self.change(claim, "false").publish()
        first.publish()
        self.assertEqual(self.keys(claim), ["unproven", "false", "unproven"])

    def test_a_claim_that_was_away_comes_back_with_its_ruling(self):
        claim = factories.make_public_claim("false")
        claim.unpublish()
        self.change(claim, "false").publish()
        self.assertEqual(self.keys(claim), ["false"])


class PartialSavesTest(GateCase):
    def test_a_draft_revision_of_a_public_claim_changes_nothing_for_readers(self):
        """`save_revision()` saves a few fields of an object that already carries the draft's verdict."""
        claim = factories.make_public_claim("false")
        self.change(claim, "true")
        self.assertEqual(self.keys(claim), ["false"])
        self.assertEqual(Claim.objects.get(pk=claim.pk).verdict.key, "false")

    def test_a_save_of_other_fields_passes_through(self):
        claim = factories.make_public_claim("false")
        claim.verdict, claim.text = factories.verdict("true"), "Жаңа мәтін"
        with self.assertNumQueries(1):
            claim.save(update_fields=["has_unpublished_changes"])
        self.assertEqual(self.keys(claim), ["false"])

    def test_a_save_of_live_alone_does_not_publish_the_verdict_in_memory(self):
        claim = factories.make_public_claim("false")
        claim.verdict = factories.verdict("true")
        claim.save(update_fields=["live"])
        self.assertEqual(self.keys(claim), ["false"])

    def test_a_save_of_the_verdict_alone_is_a_change(self):
        for number, field in enumerate(("verdict", "verdict_id")):
            claim = factories.make_public_claim("false", text=f"Мәтін {number}")
            claim.verdict = factories.verdict("true")
            claim.save(update_fields=[field])
            self.assertEqual(self.keys(claim), ["false", "true"])

    def test_update_or_create_goes_through_the_gate(self):
        claim = factories.make_public_claim("false")
        Claim.objects.update_or_create(pk=claim.pk, defaults={"verdict": factories.verdict("satire")})
        self.assertEqual(self.keys(claim), ["false", "satire"])


class ConstraintsTest(GateCase):
    def test_a_public_verdict_without_its_ruling_cannot_be_stored(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Claim.objects.create(text="Жалған хабар", live=True, verdict=factories.verdict("false"))
        draft = factories.make_claim(verdict=factories.verdict("false"))
        with self.assertRaises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=draft.pk).update(live=True)

    def test_a_claim_may_be_created_as_being_checked(self):
        claim = Claim.objects.create(text="Тексеріліп жатқан хабар", live=True)
        self.assertEqual(self.keys(claim), [])

    def test_a_new_claim_cannot_bring_another_claims_ruling(self):
        other = factories.make_public_claim("false")
        copy = Claim(text="Көшірме", ruling=other.ruling, merged_into=other, last_verified_at=other.last_published_at)
        copy.save()
        copy.refresh_from_db()
        self.assertEqual((copy.ruling, copy.merged_into, copy.last_verified_at), (None, None, None))

    def test_a_claim_has_one_first_ruling(self):
        claim = factories.make_public_claim("false")
        with self.assertRaises(IntegrityError), transaction.atomic():
            Ruling.objects.create(claim=claim, kind="initial", in_force_from=claim.last_published_at)

    def test_a_ruling_has_one_follower(self):
        claim = factories.make_public_claim("false")
        first = claim.ruling
        self.change(claim, "true").publish()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Ruling.objects.create(claim=claim, kind="changed", previous=first, in_force_from=first.in_force_from)


class HeldFieldsTest(GateCase):
    def test_a_revision_brings_no_held_field(self):
        other, target = factories.make_public_claim("true", "kk"), factories.make_public_claim("true", "en")
        claim = factories.make_public_claim("false")
        stored = Claim.objects.filter(pk=claim.pk).values_list("ruling", "merged_into", "uuid", "last_verified_at")
        before = stored.get()
        revision = claim.save_revision()
        revision.content |= {
            "ruling": other.ruling_id,
            "merged_into": target.pk,
            "uuid": "11111111-1111-4111-8111-111111111111",
            "last_verified_at": "2020-01-01T00:00:00Z",
        }
        revision.save()
        self.assertEqual(revision.as_object().ruling, claim.ruling, "a preview shows the ruling in force")
        revision.publish()
        self.assertEqual(stored.get(), before)

    def test_assigning_a_held_field_and_saving_changes_nothing(self):
        claim, other = factories.make_public_claim("false"), factories.make_public_claim("true", "kk")
        claim.ruling, claim.merged_into = other.ruling, other
        claim.save()
        claim.refresh_from_db()
        self.assertEqual((claim.ruling.claim, claim.merged_into), (claim, None))


class OneTransactionTest(GateCase):
    def test_a_receiver_that_raises_leaves_nothing(self):
        claim = factories.make_public_claim("false")
        claim.verdict = factories.verdict("true")
        with broken_receiver(post_save, Claim), self.assertRaises(Failure):
            claim.save()
        self.assertEqual(self.keys(claim), ["false"])
        self.assertEqual(Claim.objects.get(pk=claim.pk).verdict.key, "false")

    @override_settings(TASKS=QUEUE)
    def test_follow_up_work_commits_with_the_change_that_causes_it(self):
        claim = factories.make_public_claim("false")
        asked = DBTaskResult.objects.filter(task_path__endswith="ask_for_new_words")
        self.assertFalse(asked.exists())
        with self.assertRaises(Failure), transaction.atomic():
            self.change(claim, "true").publish()
            self.assertEqual(asked.count(), 1)
            raise Failure("taken back")
        self.assertFalse(asked.exists())
        self.change(claim, "true").publish()
        self.assertEqual(asked.get().args_kwargs["kwargs"], {"ruling_id": Ruling.objects.latest("pk").pk})

    @skipUnlessDBFeature("has_select_for_no_key_update")
    def test_the_row_is_locked_without_stopping_inserts_of_children(self):
        claim = factories.make_public_claim("false")
        with CaptureQueriesContext(connection) as queries:
            claim.save()
        locks = [query["sql"] for query in queries if "FOR NO KEY UPDATE OF" in query["sql"]]
        self.assertEqual(len(locks), 1)
