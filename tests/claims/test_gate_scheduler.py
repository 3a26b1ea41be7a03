"""Scheduled publishing and expiry: each piece for itself, in the name of who scheduled it."""

from datetime import timedelta

from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Revision
from wagtail.signals import published

from factcheck.claims.models import Claim, FactCheckPage
from factcheck.claims.scheduler import Scheduler, due_revisions
from tests import factories
from tests.claims.gate_case import Failure, PathCase, broken_receiver


class SchedulerTest(PathCase):
    def schedule(self, claim: Claim, key: str, by) -> Revision:
        """A version of the claim that is due in an hour, scheduled by `by`."""
        draft = Claim.objects.get(pk=claim.pk).get_latest_revision_as_object()
        draft.verdict, draft.go_live_at = factories.verdict(key), timezone.now() + timedelta(hours=1)
        revision = draft.save_revision(user=self.author)
        with LogContext(user=by):
            revision.publish(user=by)
        return revision

    def come_due(self, revision: Revision) -> None:
        """The hour has passed."""
        past = timezone.now() - timedelta(minutes=1)
        revision.refresh_from_db()
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()

    def test_what_is_scheduled_waits_for_its_time(self):
        claim = factories.make_public_claim("false")
        self.schedule(claim, "true", self.editor)
        self.assertEqual(Scheduler().run(), 0)
        self.assertEqual(self.keys(claim), ["false"])

    def test_the_ruling_names_who_wrote_and_who_scheduled(self):
        claim = factories.make_public_claim("false")
        revision = self.schedule(claim, "true", self.editor)
        self.come_due(revision)
        self.assertEqual(Scheduler().run(), 1)
        self.assertEqual(self.keys(claim), ["false", "true"])
        self.assertEqual(self.people(claim), (self.author, "Әсел Нұрланова", self.editor, "Марат Сейітов"))

    def test_the_last_one_to_schedule_this_very_version_counts(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        self.schedule(claim, "false", self.editor)
        revision = self.schedule(claim, "false", self.publisher)
        self.come_due(revision)
        Scheduler().run()
        self.assertEqual(self.people(claim)[2], self.publisher)

    def test_a_failing_piece_stays_due_stops_nobody_and_is_reported_once(self):
        first, second = factories.make_public_claim("false"), factories.make_public_claim("false", "kk")
        due = [self.schedule(claim, "true", self.editor) for claim in (first, second)]
        for revision in due:
            self.come_due(revision)
        before = self.state(first)

        def fail(sender, instance, **kwargs):
            if instance.pk == first.pk:
                raise Failure("the index is away")

        scheduler = Scheduler()
        published.connect(fail, sender=Claim)
        try:
            with self.assertLogs("factcheck.claims.scheduler", "ERROR") as reports:
                self.assertEqual(scheduler.run(), 1)
            self.assertEqual(len(reports.output), 1)
            with self.assertNoLogs("factcheck.claims.scheduler", "ERROR"):
                self.assertEqual(scheduler.run(), 0)
        finally:
            published.disconnect(fail, sender=Claim)
        self.assertEqual(self.keys(second), ["false", "true"])
        self.assertEqual(self.state(first)[:5], before[:5])
        self.assertTrue(Revision.objects.filter(pk=due[0].pk, approved_go_live_at__isnull=False).exists())
        self.assertEqual(scheduler.run(), 1)
        self.assertEqual(self.keys(first), ["false", "true"])

    def test_a_schedule_that_was_cancelled_meanwhile_is_left_alone(self):
        """Another writer may come between the question what is due and the lock."""
        claim = factories.make_public_claim("false")
        revision = self.schedule(claim, "true", self.editor)
        self.come_due(revision)
        due = list(due_revisions())
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        self.assertFalse(Scheduler().attempt(*due[0]))
        self.assertEqual(self.keys(claim), ["false"])

    def test_a_claim_and_its_page_due_together_go_live_together(self):
        claim = factories.make_claim(verdict=factories.verdict("false"))
        page = factories.make_page(claim, "ru", live=False)
        soon = timezone.now() + timedelta(hours=1)
        page.go_live_at = soon - timedelta(minutes=30)
        words = page.save_revision(user=self.author)
        words.publish(user=self.editor)
        facts = self.schedule(claim, "false", self.editor)
        for revision in (words, facts):
            self.come_due(revision)
        self.assertEqual(Scheduler().run(), 2)
        page.refresh_from_db()
        self.assertTrue(page.live)

    def test_an_expired_claim_goes_with_its_pages(self):
        claim = factories.make_public_claim("false")
        pages = [factories.make_page(claim, language) for language in ("kk", "ru")]
        Claim.objects.filter(pk=claim.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        self.assertEqual(Scheduler().run(), 1)
        claim.refresh_from_db()
        self.assertEqual((claim.live, claim.expired, claim.live_revision), (False, True, None))
        self.assertFalse(FactCheckPage.objects.filter(pk__in=[page.pk for page in pages], live=True).exists())
        self.assertEqual(self.keys(claim), ["false"])

    def test_an_expired_page_goes_alone(self):
        claim = factories.make_public_claim("false")
        page = factories.make_page(claim, "kk")
        FactCheckPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        self.assertEqual(Scheduler().run(), 1)
        page.refresh_from_db()
        self.assertEqual((page.live, page.expired, Claim.objects.get(pk=claim.pk).live), (False, True, True))

    def test_an_expiry_whose_receiver_raises_leaves_the_claim_public_and_due(self):
        claim = factories.make_public_claim("false")
        factories.make_page(claim, "kk")
        Claim.objects.filter(pk=claim.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        before = self.state(claim)
        with broken_receiver(post_save, FactCheckPage), self.assertLogs("factcheck.claims.scheduler", "ERROR"):
            self.assertEqual(Scheduler().run(), 0)
        self.assertEqual(self.state(claim), before)
        self.assertEqual(Scheduler().run(), 1)
