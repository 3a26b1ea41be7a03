"""What the tests of the gate share: a site, the chain of rulings, drafts, the desk's own forms."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import ModelSignal
from django.test import TestCase
from django.urls import reverse
from wagtail.models import ModelLogEntry, Revision, WorkflowState

from factcheck.claims.models import Claim, FactCheckPage, Ruling
from tests import factories
from tests.admin_forms import form_data


class GateCase(TestCase):
    """A site with its scale."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def keys(self, claim: Claim) -> list[str | None]:
        """The verdicts that were in force, oldest first, following the chain of rulings backwards."""
        keys, ruling = [], Claim.objects.get(pk=claim.pk).ruling
        while ruling:
            keys.append(ruling.verdict.key if ruling.verdict else None)
            ruling = ruling.previous
        self.assertEqual(len(keys), Ruling.objects.filter(claim=claim).count(), "a ruling stands beside the chain")
        return keys[::-1]

    def change(self, claim: Claim, key: str | None) -> Revision:
        """A new draft with another verdict."""
        draft = Claim.objects.get(pk=claim.pk).get_latest_revision_as_object()
        draft.verdict = factories.verdict(key) if key else None
        return draft.save_revision()

    def post_claim(self, claim: Claim, headers: dict | None = None, **fields):
        """Sends the claim's form as the desk shows it, with `fields` changed."""
        address = reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
        return self.client.post(address, {**form_data(self.client.get(address)), **fields}, headers=headers)


class PathCase(GateCase):
    """People of each group, an editor at the desk, and what a publication leaves."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.author = factories.make_user("asel", "Authors", first_name="Әсел", last_name="Нұрланова")
        cls.editor = factories.make_user("marat", "Editors", first_name="Марат", last_name="Сейітов")
        cls.publisher = factories.make_user("olga", "Publishers")

    def setUp(self):
        self.client.force_login(self.editor)

    def people(self, claim: Claim) -> tuple:
        """(decided by, approved by) of the ruling in force, with the names kept in it."""
        ruling = Claim.objects.get(pk=claim.pk).ruling
        return ruling.decided_by, ruling.decided_by_name, ruling.approved_by, ruling.approved_by_name

    def state(self, claim: Claim) -> tuple:
        """What a half-done publication would change."""
        stored = Claim.objects.get(pk=claim.pk)
        return (
            stored.live,
            stored.verdict_id,
            stored.ruling_id,
            stored.live_revision_id,
            stored.latest_revision_id,
            Revision.objects.count(),
            Ruling.objects.count(),
            ModelLogEntry.objects.count(),
            list(WorkflowState.objects.values_list("status", flat=True)),
            list(FactCheckPage.objects.values_list("pk", "live")),
        )


class Failure(Exception):
    """What a broken receiver raises in these tests."""


@contextmanager
def broken_receiver(signal: ModelSignal, sender) -> Iterator[None]:
    """While it lasts, everything that sends this signal fails."""

    def fail(sender, **kwargs):
        raise Failure("the index is away")

    signal.connect(fail, sender=sender)
    try:
        yield
    finally:
        signal.disconnect(fail, sender=sender)
