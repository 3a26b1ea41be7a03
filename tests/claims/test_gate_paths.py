"""Every way of publishing leads through the gate, names its people, and leaves nothing half done."""

from datetime import timedelta

from django.db import transaction
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.log_actions import LogContext
from wagtail.models import TaskState
from wagtail.signals import published

from factcheck.claims.models import Claim
from tests import factories
from tests.admin_forms import form_data
from tests.claims.gate_case import Failure, PathCase, broken_receiver


class AdminTest(PathCase):
    def test_publishing_from_the_form_writes_the_ruling(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        self.post_claim(claim, **{"action-publish": "1"})
        self.assertEqual(self.keys(claim), ["false"])
        self.assertEqual(self.people(claim), (self.editor, "Марат Сейітов", self.editor, "Марат Сейітов"))

    def test_saving_a_draft_of_a_public_claim_changes_nothing_for_readers(self):
        claim = factories.make_public_claim("false")
        self.post_claim(claim, verdict=factories.verdict("true").pk)
        self.assertEqual(self.keys(claim), ["false"])
        self.assertEqual(
            Claim.objects.get(pk=claim.pk).latest_revision.content["verdict"], factories.verdict("true").pk
        )

    def test_scheduling_from_the_form_publishes_nothing_yet(self):
        """Without the publishing panel Wagtail would not read the date, and publish at once."""
        claim = factories.make_claim(verdict=factories.verdict("false"))
        due = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
        self.post_claim(claim, go_live_at=due, **{"action-publish": "1"})
        claim.refresh_from_db()
        self.assertEqual((claim.live, self.keys(claim)), (False, []))
        self.assertEqual(claim.scheduled_revision.user, self.editor)

    def test_a_receiver_that_raises_leaves_nothing_half_done(self):
        claim = factories.make_public_claim("false")
        before = self.state(claim)
        for signal in (post_save, published):
            with self.subTest(signal=signal), broken_receiver(signal, Claim), self.assertRaises(Failure):
                self.post_claim(claim, verdict=factories.verdict("true").pk, **{"action-publish": "1"})
            self.assertEqual(self.state(claim), before)

    def test_reverting_to_an_old_version_writes_its_own_ruling(self):
        claim = factories.make_public_claim("unproven")
        first = claim.live_revision
        self.change(claim, "false").publish()
        address = reverse(Claim.snippet_viewset.get_url_name("revisions_revert"), args=[claim.pk, first.pk])
        self.client.post(address, {**form_data(self.client.get(address)), "action-publish": "1"})
        self.assertEqual(self.keys(claim), ["unproven", "false", "unproven"])

    def test_unpublishing_from_the_admin_takes_the_pages(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "kk")
        self.client.post(reverse(Claim.snippet_viewset.get_url_name("unpublish"), args=[claim.pk]))
        page.refresh_from_db()
        self.assertEqual((Claim.objects.get(pk=claim.pk).live, page.live), (False, False))

    def test_bulk_publishing_of_pages_meets_the_claim(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        page = factories.make_page(claim, "ru", live=False)
        self.client.force_login(self.publisher)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = self.client.post(f"{address}?id={page.pk}&next=/admin/", follow=True)
        self.assertContains(response, f"{claim.pk}")
        page.refresh_from_db()
        self.assertFalse(page.live)
        factories.publish(claim)
        self.client.post(f"{address}?id={page.pk}&next=/admin/")
        page.refresh_from_db()
        self.assertTrue(page.live)

    def test_claims_have_no_bulk_publish_and_no_copy(self):
        actions = bulk_action_registry.get_bulk_actions_for_model("claims", "claim")
        self.assertEqual({action.action_type for action in actions} - {"delete"}, set())
        self.assertFalse(Claim.snippet_viewset.copy_view_enabled)
        copy = reverse(Claim.snippet_viewset.get_url_name("list")) + "copy/1/"
        self.assertEqual(self.client.get(copy).status_code, 404)


class WorkflowTest(PathCase):
    def submit(self, claim: Claim) -> TaskState:
        draft = claim.get_latest_revision_as_object()
        draft.save_revision(user=self.author)
        claim.refresh_from_db()
        claim.get_workflow().start(claim, self.author)
        return claim.current_workflow_task_state

    def approve(self, claim: Claim, task: TaskState):
        name = Claim.snippet_viewset.get_url_name("workflow_action")
        return self.client.post(reverse(name, args=[claim.pk, "approve", task.pk]), {"comment": "Дұрыс"})

    def test_an_approval_publishes_and_names_author_and_approver(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        self.approve(claim, self.submit(claim))
        self.assertEqual(self.keys(claim), ["false"])
        self.assertEqual(self.people(claim), (self.author, "Әсел Нұрланова", self.editor, "Марат Сейітов"))

    def test_a_receiver_that_raises_leaves_nothing_half_done(self):
        claim = factories.make_public_claim("false")
        factories.make_page(claim, "kk")
        claim.verdict = factories.verdict("true")
        claim.save_revision()
        task = self.submit(claim)
        before = self.state(claim)
        for signal in (post_save, published):
            with self.subTest(signal=signal), broken_receiver(signal, Claim), self.assertRaises(Failure):
                self.approve(claim, task)
            self.assertEqual(self.state(claim), before)

    def test_ones_own_work_is_refused_whole(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        task = self.submit(claim)
        self.author.groups.set(self.editor.groups.all())
        self.client.force_login(self.author)
        before = self.state(claim)
        self.approve(claim, task)
        self.assertEqual(self.state(claim), before)


class ShellTest(PathCase):
    def written_by_author(self) -> Claim:
        """A public claim whose version in force the author wrote and the editor published."""
        claim = factories.make_claim(verdict=factories.verdict("false"))
        claim.save_revision(user=self.author).publish(user=self.editor)
        return Claim.objects.get(pk=claim.pk)

    def test_a_plain_save_is_ruled_and_names_nobody(self):
        """The author of the revision that is already public decided nothing here."""
        claim = self.written_by_author()
        claim.verdict = factories.verdict("true")
        claim.save()
        self.assertEqual(self.keys(claim), ["false", "true"])
        self.assertEqual(self.people(claim), (None, "", None, ""))

    def test_a_save_in_a_named_context_names_who_saves(self):
        claim = self.written_by_author()
        claim.verdict = factories.verdict("true")
        with LogContext(user=self.publisher):
            claim.save()
        self.assertEqual(self.people(claim), (self.publisher, "olga", self.publisher, "olga"))

    def test_a_receiver_that_raises_after_the_save_undoes_no_less_than_the_caller_asked(self):
        """Outside the desk a script opens its own transaction; inside it nothing half done remains."""
        claim = factories.make_public_claim("false")
        revision = self.change(claim, "true")
        before = self.state(claim)
        with broken_receiver(published, Claim), self.assertRaises(Failure), transaction.atomic():
            revision.publish()
        self.assertEqual(self.state(claim), before)

    def test_names_stay_as_they_were(self):
        claim = self.written_by_author()
        self.author.first_name = "Әсия"
        self.author.save()
        self.assertEqual(self.people(claim)[1], "Әсел Нұрланова")
