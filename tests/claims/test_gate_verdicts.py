"""The scale: a used verdict can be retired, never deleted or given another key; a public number is never given up."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from factcheck.claims.models import Claim, Verdict
from tests import factories
from tests.claims.gate_case import GateCase


class RetiringTest(GateCase):
    def retire(self, key: str) -> Verdict:
        verdict = factories.verdict(key)
        verdict.is_active = False
        verdict.save()
        return verdict

    def test_claims_keep_a_retired_verdict(self):
        claim = factories.make_public_claim("unproven")
        self.retire("unproven")
        claim = Claim.objects.get(pk=claim.pk)
        claim.text = "Мәтін нақтыланды"
        claim.full_clean()
        factories.publish(claim)
        self.assertEqual(self.keys(claim), ["unproven"])

    def test_no_other_claim_can_get_it(self):
        claim = factories.make_public_claim("false")
        claim.verdict = self.retire("unproven")
        with self.assertRaises(ValidationError) as refused:
            claim.full_clean()
        self.assertIn("verdict", refused.exception.message_dict)
        self.assertNotIn(claim.verdict, Verdict.objects.active())

    def test_a_draft_that_was_never_public_does_not_keep_it(self):
        claim = factories.make_claim(verdict=factories.verdict("unproven"))
        self.retire("unproven")
        with self.assertRaises(ValidationError):
            Claim.objects.get(pk=claim.pk).full_clean()


class UsedVerdictTest(GateCase):
    def test_its_key_stays(self):
        factories.make_public_claim("false")
        used = factories.verdict("false")
        used.key = "untrue"
        for refusing in (used.full_clean, used.save):
            with self.assertRaises(ValidationError) as refused:
                refusing()
            self.assertIn("key", refused.exception.message_dict)

    def test_its_words_may_change_and_old_rulings_keep_theirs(self):
        claim = factories.make_public_claim("false")
        used = factories.verdict("false")
        label = used.labels.get(language="ru")
        label.name = "Неправда"
        label.save()
        used.save()
        self.assertEqual(Claim.objects.get(pk=claim.pk).ruling.verdict_names["ru"], "Ложь")

    def test_it_cannot_be_deleted(self):
        claim = factories.make_public_claim("false")
        with self.assertRaises(ProtectedError):
            factories.verdict("false").delete()
        self.change(claim, "true").publish()
        with self.assertRaises(ProtectedError):
            factories.verdict("false").delete()

    def test_an_unused_one_can_be_changed_and_deleted(self):
        unused = factories.verdict("fabricated")
        unused.key = "invented"
        unused.full_clean()
        unused.save()
        unused.delete()
        self.assertFalse(Verdict.objects.filter(key="invented").exists())


class NumbersTest(GateCase):
    def test_a_claim_that_was_public_cannot_be_deleted_alone_or_in_bulk(self):
        for claim in (factories.make_public_claim("false"), factories.make_public_claim(None, "kk")):
            claim.unpublish()
            for refusing in (claim.delete, Claim.objects.filter(pk=claim.pk).delete):
                with self.assertRaises((ValidationError, ProtectedError)), transaction.atomic():
                    refusing()
        self.assertEqual(Claim.objects.count(), 2)

    def test_a_draft_can_be_deleted_and_its_number_is_not_used_again(self):
        draft = factories.make_claim()
        number = draft.pk
        draft.delete()
        self.assertGreater(factories.make_claim("kk").pk, number)
