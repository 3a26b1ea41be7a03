"""Drafts: they keep their children, outlive the rows they name, and stay out of sight."""

from django.urls import reverse

from factcheck.claims.models import (
    Byline,
    Capture,
    Citation,
    Claim,
    EvidencePage,
    FactCheckPage,
    Organisation,
    Person,
    Topic,
    Verdict,
)
from tests import factories
from tests.claims.gate_case import GateCase


def make_capture() -> Capture:
    return Capture.objects.create(title="Скриншот рассылки", file=factories.make_picture(file_format="PNG"))


class ChildrenTest(GateCase):
    def test_publishing_stores_every_child(self):
        """A child class without a reader of its own once made Wagtail drop all children, without a word."""
        claim = factories.make_claim(verdict=factories.verdict("false"))
        claim.appearances.add(claim.appearances.model(platform="whatsapp", no_link_reason="private-messenger"))
        claim.citations.add(Citation(title="Ответ оператора связи", no_link_reason="not-recorded"))
        claim.wordings.add(claim.wordings.model(text="Барлық қоңырау жазылады", language="kk"))
        claim.topics.add(Topic.objects.first())
        claim = factories.publish(claim)
        for name in ("appearances", "citations", "wordings", "topics"):
            self.assertEqual(getattr(claim, name).count(), 1, name)

    def test_publishing_a_page_stores_who_signs_it(self):
        page = factories.make_page(factories.make_public_claim("false"), live=False)
        page.bylines.add(Byline(person=Person.objects.create(slug="asel")))
        self.assertEqual(factories.publish(page).bylines.count(), 1)


class DeletedRowsTest(GateCase):
    """Only live claims keep their draft in a revision alone, where nothing protects what it names."""

    def setUp(self):
        self.editor = factories.make_user("marat", "Publishers")
        self.client.force_login(self.editor)

    def assert_opens(self, thing, edit: str, preview: str) -> None:
        """Edit view, preview and publication of the draft work."""
        self.assertEqual(self.client.get(edit).status_code, 200)
        self.assertIn(self.client.get(preview).status_code, (200, 302))
        factories.publish(thing.get_latest_revision_as_object())

    def claim_addresses(self, claim: Claim) -> tuple[str, str]:
        names = Claim.snippet_viewset.get_url_name
        revision = claim.latest_revision_id
        return reverse(names("edit"), args=[claim.pk]), reverse(names("revisions_view"), args=[claim.pk, revision])

    def page_addresses(self, page) -> tuple[str, str]:
        return (
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.latest_revision_id]),
        )

    def test_a_verdict(self):
        claim = factories.make_public_claim("false")
        self.change(claim, "satire")
        Verdict.objects.get(key="satire").delete()
        claim.refresh_from_db()
        self.assertIsNone(claim.get_latest_revision_as_object().verdict)
        self.assert_opens(claim, *self.claim_addresses(claim))
        self.assertEqual(self.keys(claim), ["false", None])

    def test_an_evidence_page_and_a_capture(self):
        claim, evidence, capture = factories.make_public_claim("false"), factories.make_evidence(), make_capture()
        claim.citations.add(Citation(evidence=evidence, title="Ответ оператора", no_link_reason="not-recorded"))
        claim.appearances.add(
            claim.appearances.model(platform="whatsapp", no_link_reason="private-messenger", capture=capture)
        )
        claim.save_revision()
        evidence.delete()
        capture.delete()
        claim.refresh_from_db()
        draft = claim.get_latest_revision_as_object()
        self.assertIsNone(draft.citations.get().evidence)
        self.assertIsNone(draft.appearances.get().capture)
        self.assert_opens(claim, *self.claim_addresses(claim))
        self.assertEqual((claim.citations.count(), claim.appearances.count()), (1, 1))

    def test_topics_and_claimants(self):
        claim = factories.make_public_claim("false")
        topic = Topic.objects.first()
        claim.topics.add(topic)
        claim.save_revision()
        topic.delete()
        claim.refresh_from_db()
        self.assertEqual(claim.get_latest_revision_as_object().topics.count(), 0)
        self.assert_opens(claim, *self.claim_addresses(claim))

    def test_a_person_who_signs_a_page(self):
        """A byline without its person is nothing: it is left out."""
        page = factories.make_page(factories.make_public_claim("false"))
        person = Person.objects.create(slug="asel")
        page.bylines.add(Byline(person=person))
        page.save_revision()
        person.delete()
        page = FactCheckPage.objects.get(pk=page.pk)
        self.assertEqual(page.get_latest_revision_as_object().bylines.count(), 0)
        self.assert_opens(page, *self.page_addresses(page))

    def test_a_publisher_and_a_capture_of_an_evidence_page(self):
        page, capture = factories.make_evidence(), make_capture()
        page.publisher = Organisation.objects.create(slug="operator")
        page.capture_items.add(page.capture_items.model(capture=capture))
        page.save_revision()
        page.publisher.delete()
        capture.delete()
        page = EvidencePage.objects.get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        self.assertEqual((draft.publisher, draft.capture_items.count()), (None, 0))
        self.assert_opens(page, *self.page_addresses(page))


class NeverPublishedTest(GateCase):
    """They keep their draft in the row and its child tables, so every public query starts from `public()`."""

    def test_rows_are_there_and_readers_see_none(self):
        evidence = factories.make_evidence()
        draft = factories.make_claim(verdict=factories.verdict("false"))
        draft.citations.add(Citation(evidence=evidence))
        draft.topics.add(Topic.objects.first())
        draft.save()
        self.assertEqual(evidence.citations.count(), 1)
        self.assertEqual(Topic.objects.first().claims.count(), 1)
        self.assertFalse(Claim.objects.public().exists())
        self.assertFalse(evidence.citing_claims().exists())
        self.assertNotContains(self.client.get(evidence.url), draft.text)
        factories.publish(draft)
        self.assertEqual(list(evidence.citing_claims()), [draft])

    def test_an_unpublished_and_a_merged_claim_are_not_listed_either(self):
        evidence = factories.make_evidence()
        claims = [factories.make_public_claim("false", language) for language in ("kk", "ru", "en")]
        for claim in claims:
            claim.citations.add(Citation(evidence=evidence))
            claim.save()
        claims[0].unpublish()
        claims[1].merge_into(claims[2])
        self.assertEqual(list(evidence.citing_claims()), [claims[2]])
