from django.urls import reverse

from factcheck.claims.models import (
    Claim,
    Ruling,
)
from tests import factories
from tests.claims.matrix_case import EVERYONE, SENIORS, MatrixCase


class ClaimPermissionsTest(MatrixCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.draft = factories.make_claim("kk", verdict=factories.verdict("false"))
        cls.public = factories.make_public_claim("false", "ru")

    def is_live(self) -> bool:
        return Claim.objects.get(pk=self.draft.pk).live

    def test_everyone_begins_claims(self):
        def deed(user):
            self.post_form(self.new_claim_url, user, text="Жаңа мәлімдеме")
            return Claim.objects.filter(text="Жаңа мәлімдеме").exists()

        self.assertEqual(self.who_can(deed), EVERYONE)

    def test_everyone_edits_drafts(self):
        def deed(user):
            self.post_form(self.claim_url(self.draft), user, text="Жөнделген мәтін")
            return Claim.objects.get(pk=self.draft.pk).text == "Жөнделген мәтін"

        self.assertEqual(self.who_can(deed), EVERYONE)

    def test_everyone_submits(self):
        def deed(user):
            self.post_form(self.claim_url(self.draft), user, **{"action-submit": "1"})
            return Claim.objects.get(pk=self.draft.pk).workflow_in_progress

        self.assertEqual(self.who_can(deed), EVERYONE)

    def test_authors_publish_by_no_button_of_the_form(self):
        for action in ("action-publish", "action-publish-being-checked", "action-workflow-action"):
            with self.subTest(action=action):
                empty = {"verdict": ""} if "being-checked" in action else {}

                def deed(user, action=action, empty=empty):
                    fields = {action: "1", "workflow-action-name": "approve", **empty}
                    self.post_form(self.claim_url(self.draft), user, **fields)
                    return self.is_live()

                expected = set() if action == "action-workflow-action" else SENIORS
                self.assertEqual(self.who_can(deed), expected)

    def test_authors_publish_no_new_claim(self):
        def deed(user):
            fields = {"text": "Жаңа мәлімдеме", "verdict": factories.verdict("true").pk, "action-publish": "1"}
            self.post_form(self.new_claim_url, user, **fields)
            return Claim.objects.filter(text="Жаңа мәлімдеме", live=True).exists()

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_authors_publish_by_no_schedule_and_no_old_version(self):
        revision = self.draft.get_latest_revision()
        revert = reverse("wagtailsnippets_claims_claim:revisions_revert", args=[self.draft.pk, revision.pk])

        def deed(user):
            for url in (revert, self.claim_url(self.draft)):
                self.post_form(url, user, go_live_at="2099-01-01 10:00", **{"action-publish": "1"})
            claim = Claim.objects.get(pk=self.draft.pk)
            return claim.live or claim.approved_schedule

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_authors_approve_in_no_window(self):
        self.post_form(self.claim_url(self.draft), self.superuser, **{"action-submit": "1"})
        state = Claim.objects.get(pk=self.draft.pk).current_workflow_task_state
        url = reverse("wagtailsnippets_claims_claim:workflow_action", args=[self.draft.pk, "approve", state.pk])

        def deed(user):
            self.client.post(url, {"comment": ""})
            return self.is_live()

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_seniors_unpublish(self):
        url = reverse("wagtailsnippets_claims_claim:unpublish", args=[self.public.pk])

        def deed(user):
            self.client.post(url)
            return not Claim.objects.get(pk=self.public.pk).live

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_seniors_delete_drafts(self):
        url = reverse("wagtailsnippets_claims_claim:delete", args=[self.draft.pk])

        def deed(user):
            self.client.post(url)
            return not Claim.objects.filter(pk=self.draft.pk).exists()

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_seniors_merge(self):
        url = reverse("desk_merge", args=[self.draft.pk])

        def deed(user):
            self.client.post(url, {"target": self.public.pk, "confirmed": "1"})
            return bool(Claim.objects.get(pk=self.draft.pk).merged_into_id)

        self.assertEqual(self.who_can(deed), SENIORS)
        self.assertEqual(self.who_can(lambda user: self.opens(url)), SENIORS)

    def test_seniors_confirm_verdicts(self):
        def deed(user):
            self.client.post(reverse("desk_verify", args=[self.public.pk]))
            return Ruling.objects.filter(kind="re-verified").exists()

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_seniors_lock(self):
        def deed(user):
            self.client.post(reverse("wagtailsnippets_claims_claim:lock", args=[self.draft.pk]))
            return Claim.objects.get(pk=self.draft.pk).locked

        self.assertEqual(self.who_can(deed), SENIORS)
