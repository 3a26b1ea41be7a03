"""Merging claims and confirming verdicts: named methods, and nothing else, change the held fields."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from factcheck.claims.models import Claim
from tests import factories
from tests.claims.gate_case import GateCase


class MergingTest(GateCase):
    def setUp(self):
        self.older, self.newer, self.third = (
            factories.make_public_claim("false", language) for language in ("kk", "ru", "en")
        )

    def merged_into(self, claim: Claim) -> Claim | None:
        return Claim.objects.get(pk=claim.pk).merged_into

    def test_the_merged_claim_points_to_the_other_and_leaves_the_lists(self):
        self.older.merge_into(self.newer)
        self.assertEqual(self.merged_into(self.older), self.newer)
        self.assertEqual(self.older.merged_into, self.newer)
        self.assertEqual(set(Claim.objects.public()), {self.newer, self.third})

    def test_rulings_stay_where_they_were_made(self):
        self.older.merge_into(self.newer)
        self.assertEqual(self.keys(self.older), ["false"])
        self.assertEqual(self.keys(self.newer), ["false"])

    def test_the_short_address_of_both_numbers_leads_to_the_claim_that_stands(self):
        self.older.merge_into(self.newer)
        page = factories.make_page(self.newer, "kk")
        for claim in (self.older, self.newer):
            response = self.client.get(f"/c/{claim.pk}/", headers={"Accept-Language": "kk"})
            self.assertRedirects(response, page.url, fetch_redirect_response=False)

    def test_a_chain_is_shortened(self):
        self.older.merge_into(self.newer)
        self.newer.merge_into(self.third)
        self.assertEqual({self.merged_into(claim) for claim in (self.older, self.newer)}, {self.third})

    def test_a_circle_is_refused(self):
        self.older.merge_into(self.newer)
        with self.assertRaisesMessage(ValidationError, str(self.newer.pk)):
            self.newer.merge_into(self.older)
        with self.assertRaises(ValidationError):
            self.newer.merge_into(self.newer)

    def test_a_merged_claim_is_not_merged_again(self):
        self.older.merge_into(self.newer)
        with self.assertRaisesMessage(ValidationError, str(self.older.pk)):
            self.older.merge_into(self.third)

    def test_a_public_claim_is_not_merged_into_a_draft(self):
        draft = factories.make_claim("kk", text="Жаңа хабар")
        with self.assertRaisesMessage(ValidationError, str(draft.pk)):
            self.older.merge_into(draft)
        self.assertIsNone(self.merged_into(self.older))

    def test_publishing_a_merged_claim_again_keeps_it_merged(self):
        self.older.merge_into(self.newer)
        self.change(self.older, "true").publish()
        self.assertEqual(self.merged_into(self.older), self.newer)

    def test_the_log_names_who_merged(self):
        editor = factories.make_user("marat", "Editors")
        self.older.merge_into(self.newer, user=editor)
        entry = ModelLogEntry.objects.get(action="claims.merge")
        self.assertEqual(
            (entry.user, entry.object_id, entry.data), (editor, str(self.older.pk), {"into": self.newer.pk})
        )


class ConfirmingTest(GateCase):
    def test_a_confirmed_verdict_gets_a_ruling_of_its_own(self):
        editor = factories.make_user("marat", "Editors")
        claim = factories.make_public_claim("false")
        claim.verify(user=editor)
        self.assertEqual(self.keys(claim), ["false", "false"])
        claim.refresh_from_db()
        self.assertEqual((claim.ruling.kind, claim.ruling.approved_by), ("re-verified", editor))
        self.assertEqual(claim.last_verified_at, claim.ruling.in_force_from)
        self.assertFalse(claim.ruling.changes_verdict)

    def test_the_verdict_in_force_is_confirmed_not_the_draft(self):
        claim = factories.make_public_claim("false")
        self.change(claim, "true")
        claim.get_latest_revision_as_object().verify()
        self.assertEqual(self.keys(claim), ["false", "false"])
        self.assertTrue(Claim.objects.get(pk=claim.pk).has_unpublished_changes)

    def test_there_must_be_a_public_verdict(self):
        draft = factories.make_claim(verdict=factories.verdict("false"))
        merged = factories.make_public_claim("false", "en")
        merged.merge_into(factories.make_public_claim("false", "kk"))
        for claim in (draft, factories.make_public_claim(None), merged):
            with self.assertRaises(ValidationError):
                claim.verify()

    def test_it_leaves_the_list_of_what_is_due(self):
        today = timezone.localdate()
        claim = factories.make_public_claim("false", review_by=today)
        self.assertEqual(list(Claim.objects.due_for_review(today)), [claim])
        self.assertFalse(Claim.objects.due_for_review(today - timedelta(days=1)).exists())
        claim.verify()
        self.assertFalse(Claim.objects.due_for_review(today).exists())

    def test_evidence_that_ran_out_makes_its_claims_due(self):
        today = timezone.localdate()
        evidence = factories.make_evidence(valid_until=today - timedelta(days=1))
        claim = factories.make_claim(verdict=factories.verdict("false"))
        claim.citations.create(evidence=evidence)
        claim = factories.publish(claim)
        self.assertEqual(list(Claim.objects.due_for_review(today)), [claim])
        self.assertFalse(Claim.objects.due_for_review(today - timedelta(days=1)).exists())
        claim.verify()
        self.assertFalse(Claim.objects.due_for_review(today).exists())
