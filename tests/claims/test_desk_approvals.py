from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowState

from factcheck.claims.desk import queues
from factcheck.claims.models import Claim, EvidencePage, FactCheckPage
from tests import factories
from tests.admin_forms import form_data
from tests.claims.desk_case import DeskCase, body_data


class ApprovalCase(DeskCase):
    """An author's claim with a finished page in Russian and an unfinished one in Kazakh."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        cls.claim.save_revision(user=cls.author)
        cls.page = factories.make_page(cls.claim, "ru", live=False, user=cls.author)
        cls.unfinished = factories.make_page(cls.claim, "kk", live=False, user=cls.author)
        cls.unfinished.answer = ""
        cls.unfinished.save_revision(user=cls.author, clean=False)

    def submit(self, user=None, claim=None, **fields):
        return self.post_form(
            self.claim_url(claim or self.claim), user or self.author, **{"action-submit": "1"}, **fields
        )

    def status(self, thing) -> str:
        state = WorkflowState.objects.for_instance(thing).order_by("-pk").first()
        return state.status if state else ""

    def stored(self) -> tuple[bool, bool]:
        """Whether (claim, page) are public."""
        return Claim.objects.get(pk=self.claim.pk).live, FactCheckPage.objects.get(pk=self.page.pk).live

    def act(self, thing, action: str, user, url_name: str, **fields):
        """Uses the small window of the approval, as reports and dashboards do."""
        self.client.force_login(user)
        state = type(thing).objects.get(pk=thing.pk).current_workflow_task_state
        return self.client.post(reverse(url_name, args=[thing.pk, action, state.pk]), {"comment": "", **fields})

    def act_on_claim(self, action: str, user, **fields):
        return self.act(self.claim, action, user, "wagtailsnippets_claims_claim:workflow_action", **fields)

    def act_on_page(self, action: str, user, **fields):
        return self.act(self.page, action, user, "wagtailadmin_pages:workflow_action", **fields)


class SubmittingTest(ApprovalCase):
    def test_a_claim_takes_its_finished_pages_along(self):
        self.submit()
        self.assertEqual([self.status(thing) for thing in (self.claim, self.page)], ["in_progress"] * 2)
        self.assertEqual(self.status(self.unfinished), "")

    def test_an_author_cannot_change_what_was_submitted(self):
        self.submit()
        response = self.client.post(self.claim_url(self.claim), {"text": "Басқа мәтін"})
        self.assertContains(response, "locked")

    def test_submitting_again_after_it_came_back_takes_the_pages_along_again(self):
        self.submit()
        self.act_on_claim("reject", self.editor, comment="Дереккөз қосыңыз")
        self.assertEqual([self.status(thing) for thing in (self.claim, self.page)], ["needs_changes"] * 2)
        self.submit()
        self.assertEqual([self.status(thing) for thing in (self.claim, self.page)], ["in_progress"] * 2)

    def test_a_page_can_be_submitted_alone(self):
        self.post_page(self.page, self.author, **{"action-submit": "1"})
        self.assertEqual(self.status(self.page), "in_progress")
        self.assertEqual(self.status(self.claim), "")


class ApprovingTest(ApprovalCase):
    def test_one_approval_in_the_form_publishes_claim_and_page(self):
        self.submit()
        self.approve(self.claim_url(self.claim), self.editor)
        self.assertEqual(self.stored(), (True, True))
        self.assertFalse(FactCheckPage.objects.get(pk=self.unfinished.pk).live)
        ruling = Claim.objects.get(pk=self.claim.pk).ruling
        self.assertEqual((ruling.decided_by, ruling.approved_by), (self.author, self.editor))

    def test_one_approval_in_the_small_window_publishes_claim_and_page(self):
        self.submit()
        self.act_on_claim("approve", self.publisher)
        self.assertEqual(self.stored(), (True, True))

    def test_a_page_that_cannot_go_live_keeps_the_claim_back(self):
        self.submit()
        FactCheckPage.objects.filter(pk=self.page.pk).update(path=self.page.path)
        revision = self.page.get_latest_revision()
        revision.content["answer"] = ""
        revision.save()
        response = self.act_on_claim("approve", self.editor)
        self.assertEqual(self.stored(), (False, False))
        self.assertIn("answer", self.messages_of(response))
        self.assertEqual(self.status(self.claim), "in_progress")

    def test_approving_saves_no_new_version(self):
        self.submit()
        before = Claim.objects.get(pk=self.claim.pk).latest_revision_id
        self.approve(self.claim_url(self.claim), self.editor)
        self.assertEqual(Claim.objects.get(pk=self.claim.pk).live_revision_id, before)

    def test_a_reviewer_who_changed_the_claim_in_the_form_is_told_to_save_it(self):
        self.submit()
        fields = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        response = self.post_form(self.claim_url(self.claim), self.editor, text="Жаңа мәтін", **fields)
        self.assertEqual(self.stored(), (False, False))
        self.assertContains(response, "Жаңа мәтін")
        self.assertContains(response, "ask a colleague to approve it")

    def test_a_version_saved_meanwhile_is_what_a_third_person_approves(self):
        self.submit()
        self.post_form(self.claim_url(self.claim), self.editor, text="Жөнделген мәтін")
        self.approve(self.claim_url(self.claim), self.second_editor)
        self.assertEqual(Claim.objects.get(pk=self.claim.pk).text, "Жөнделген мәтін")
        self.assertEqual(self.stored(), (True, True))

    def test_a_claim_without_a_verdict_is_approved_as_being_checked(self):
        claim = factories.make_claim("kk")
        claim.save_revision(user=self.author)
        self.submit(claim=claim)
        task = claim.current_workflow_task
        self.assertIn("being checked", str([label for _name, label, _modal in task.get_actions(claim, self.editor)]))
        self.approve(self.claim_url(claim), self.editor)
        self.assertTrue(Claim.objects.get(pk=claim.pk).is_being_checked)
        self.assertTrue(Claim.objects.get(pk=claim.pk).live)

    def test_a_claim_approved_for_later_takes_its_pages_to_the_same_hour(self):
        later = {"go_live_at": "2099-01-01 10:00"}
        self.submit(**later)
        self.approve(self.claim_url(self.claim), self.editor, later)
        self.assertEqual(self.stored(), (False, False))
        hours = [
            type(thing).objects.get(pk=thing.pk).scheduled_revision.approved_go_live_at
            for thing in (self.claim, self.page)
        ]
        self.assertEqual(hours[0], hours[1])


class PageBeforeClaimTest(ApprovalCase):
    def setUp(self):
        super().setUp()
        self.post_page(self.page, self.author, **{"action-submit": "1"})

    def names(self, user) -> set[str]:
        page = FactCheckPage.objects.get(pk=self.page.pk)
        return {name for name, _label, _modal in page.current_workflow_task.get_actions(page, user)}

    def test_no_approval_is_offered_and_the_reason_is_said(self):
        self.assertEqual(self.names(self.editor), {"reject"})
        self.client.force_login(self.editor)
        response = self.client.get(self.page_url(self.page))
        self.assertContains(response, f"Claim {self.claim.pk} is not public yet")
        self.assertNotContains(response, 'data-workflow-action-name="approve"')

    def test_neither_form_nor_window_nor_script_approves_it(self):
        self.approve(self.page_url(self.page), self.editor, body_data(self.page))
        self.act_on_page("approve", self.editor)
        page = FactCheckPage.objects.get(pk=self.page.pk)
        with self.assertRaises(PermissionDenied):
            page.current_workflow_task.on_action(page.current_workflow_task_state, self.editor, "approve")
        self.assertEqual(self.stored(), (False, False))

    def test_it_waits_on_nobodys_dashboard(self):
        self.assertFalse(queues.approvals_for(self.editor).exists())

    def test_once_the_claim_is_public_it_is_approved_by_itself(self):
        factories.publish(self.claim, self.second_editor)
        self.approve(self.page_url(self.page), self.editor, body_data(self.page))
        self.assertEqual(self.stored(), (True, True))


class OwnWorkTest(ApprovalCase):
    """Whoever wrote or submitted it cannot approve it, on any path, superusers included."""

    def setUp(self):
        super().setUp()
        self.submit(self.editor)

    def test_the_action_is_not_offered(self):
        for user in (self.editor, self.author):
            with self.subTest(user=user):
                actions = self.claim.current_workflow_task.get_actions(self.claim, user)
                self.assertNotIn("approve", {name for name, _label, _modal in actions})

    def test_the_form_does_not_approve(self):
        self.approve(self.claim_url(self.claim), self.editor)
        self.assertEqual(self.stored(), (False, False))

    def test_the_small_window_does_not_approve(self):
        self.act_on_claim("approve", self.editor)
        self.assertEqual(self.stored(), (False, False))

    def test_a_script_does_not_approve(self):
        state = self.claim.current_workflow_task_state
        with self.assertRaises(PermissionDenied):
            state.task.specific.on_action(state, self.editor, "approve")

    def test_it_is_not_on_the_own_dashboard_but_on_a_colleagues(self):
        self.assertFalse(queues.approvals_for(self.editor).exists())
        self.assertEqual(queues.approvals_for(self.second_editor).count(), 1)

    def test_a_superuser_is_no_exception(self):
        claim = factories.make_claim("en", verdict=factories.verdict("true"))
        self.submit(self.superuser, claim)
        self.approve(self.claim_url(claim), self.superuser)
        self.assertFalse(Claim.objects.get(pk=claim.pk).live)
        self.approve(self.claim_url(claim), self.editor)
        self.assertTrue(Claim.objects.get(pk=claim.pk).live)

    def test_own_words_on_a_page_keep_its_writer_from_approving_the_claim(self):
        claim = factories.make_claim("kk", verdict=factories.verdict("false"))
        claim.save_revision(user=self.author)
        page = factories.make_page(claim, "kk", live=False, user=self.second_editor)
        self.submit(self.author, claim)
        self.client.force_login(self.second_editor)
        self.assertContains(self.client.get(self.claim_url(claim)), f"“{page.title}” goes public with the claim")
        self.approve(self.claim_url(claim), self.second_editor)
        self.assertFalse(Claim.objects.get(pk=claim.pk).live)


class EndingTest(ApprovalCase):
    def setUp(self):
        super().setUp()
        self.submit()

    def test_a_refusal_of_the_claim_sends_its_pages_back_with_the_note(self):
        self.act_on_claim("reject", self.editor, comment="Дереккөз қосыңыз")
        self.assertEqual(self.status(self.page), "needs_changes")
        self.assertEqual(list(TaskState.objects.values_list("comment", flat=True).distinct()), ["Дереккөз қосыңыз"])
        self.client.force_login(self.author)
        for url in (self.claim_url(self.claim), self.page_url(self.page)):
            self.assertContains(self.client.get(url), "Дереккөз қосыңыз")

    def test_withdrawing_the_claim_withdraws_its_pages(self):
        self.post_form(self.claim_url(self.claim), self.author, **{"action-cancel-workflow": "1"})
        self.assertEqual([self.status(thing) for thing in (self.claim, self.page)], ["cancelled"] * 2)

    def test_publishing_the_claim_directly_leaves_its_pages_in_approval(self):
        self.post_form(self.claim_url(self.claim), self.publisher, **{"action-publish": "1"})
        self.assertEqual(self.status(self.page), "in_progress")
        self.approve(self.page_url(self.page), self.editor, body_data(self.page))
        self.assertEqual(self.stored(), (True, True))


class WorkflowTest(DeskCase):
    def test_there_is_one_workflow_for_claims_and_pages(self):
        workflow = Workflow.objects.get()
        claim = factories.make_public_claim()
        self.assertEqual(claim.get_workflow(), workflow)
        self.assertEqual(factories.make_page(claim, "en").get_workflow(), workflow)


class ArticleApprovalTest(ApprovalCase):
    """Evidence is approved in the version that the second person read."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.evidence = factories.make_evidence("ru", live=False)
        cls.address = reverse("wagtailadmin_pages:edit", args=[cls.evidence.pk])

    def setUp(self):
        super().setUp()
        self.post_form(self.address, self.author, **{"action-submit": "1"})

    def is_live(self) -> bool:
        return EvidencePage.objects.get(pk=self.evidence.pk).live

    def test_what_was_read_is_approved(self):
        self.approve(self.address, self.editor)
        self.assertTrue(self.is_live())

    def test_a_newer_version_is_read_first(self):
        self.client.force_login(self.editor)
        shown = self.client.get(self.address)
        newer = EvidencePage.objects.get(pk=self.evidence.pk).get_latest_revision_as_object()
        newer.summary = "Другое"
        newer.save_revision(user=self.second_editor)
        fields = {"action-workflow-action": "true", "workflow-action-name": "approve", "summary": "Другое"}
        response = self.client.post(self.address, {**form_data(shown), **fields})
        self.assertContains(response, "newer version")
        self.assertFalse(self.is_live())

    def test_own_changes_are_saved_first(self):
        fields = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        response = self.post_form(self.address, self.editor, summary="Другое", **fields)
        self.assertContains(response, "You changed the page")
        self.assertFalse(self.is_live())
