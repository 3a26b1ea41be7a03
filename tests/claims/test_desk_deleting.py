from django.contrib.auth import get_user_model
from django.urls import reverse

from factcheck.claims.models import (
    Appearance,
    Byline,
    Capture,
    Citation,
    Claim,
    Claimant,
    Correction,
    EvidencePage,
    FactCheckPage,
    Organisation,
    Topic,
    Verdict,
)
from tests import factories
from tests.claims.desk_case import DeskCase, make_person


class DeletingTest(DeskCase):
    """What is in use stays, and the refusal lists the uses."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_public_claim("false", user=cls.editor)

    def refused(self, url: str, *uses: str, user=None) -> None:
        self.client.force_login(user or self.superuser)
        for response in (self.client.get(url), self.client.post(url)):
            words = self.messages_of(response)
            self.assertEqual(response.status_code, 302)
            for use in uses:
                self.assertIn(use, words)

    def bulk_delete(self, page):
        return self.client.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
        )

    def snippet_url(self, thing, view: str = "delete") -> str:
        return reverse(thing.snippet_viewset.get_url_name(view), args=[thing.pk])

    def test_a_verdict(self):
        self.refused(self.snippet_url(factories.verdict("false")), "in use", f"№{self.claim.pk}")
        self.assertTrue(Verdict.objects.filter(key="false").exists())

    def test_many_verdicts_at_once(self):
        self.client.force_login(self.superuser)
        keys = "&".join(f"id={factories.verdict(key).pk}" for key in ("true", "false"))
        response = self.client.post(reverse("wagtail_bulk_action", args=["claims", "verdict", "delete"]) + f"?{keys}")
        self.assertIn("in use", self.messages_of(response))
        self.assertEqual(Verdict.objects.filter(key__in=["true", "false"]).count(), 2)

    def test_an_unused_verdict_can_go(self):
        self.client.force_login(self.publisher)
        self.client.post(self.snippet_url(factories.verdict("outdated")))
        self.assertFalse(Verdict.objects.filter(key="outdated").exists())

    def test_a_topic_that_a_claim_is_about(self):
        topic = Topic.objects.first()
        self.claim.topics.add(topic)
        factories.publish(self.claim)
        self.refused(self.snippet_url(topic), f"№{self.claim.pk}")
        self.assertTrue(Topic.objects.filter(pk=topic.pk).exists())

    def test_an_organisation_that_published_evidence(self):
        publisher = Organisation.objects.create(slug="operator")
        evidence = factories.make_evidence("ru", publisher=publisher)
        self.refused(self.snippet_url(publisher), evidence.title)

    def test_a_claimant(self):
        claimant = Claimant.objects.create(slug="arna", kind="channel")
        self.claim.claimants.add(claimant)
        factories.publish(self.claim)
        self.refused(self.snippet_url(claimant), f"№{self.claim.pk}")

    def test_a_capture_on_an_appearance(self):
        capture = Capture.objects.create(title="Скриншот", file=factories.make_picture())
        Appearance.objects.create(
            claim=self.claim, platform="whatsapp", no_link_reason="private-messenger", capture=capture
        )
        self.refused(self.snippet_url(capture), "appearance")

    def test_a_person_who_signed(self):
        person = make_person(self.author, "Айгерім Сейітова")
        page = factories.make_page(self.claim, "ru")
        Byline.objects.create(page=page, person=person)
        self.refused(self.snippet_url(person), "Айгерім")

    def test_a_claim_that_was_public(self):
        self.refused(self.snippet_url(self.claim), "was public and cannot be deleted", user=self.editor)

    def test_a_claim_with_a_page(self):
        claim = factories.make_claim("kk")
        page = factories.make_page(claim, "kk", live=False)
        self.refused(self.snippet_url(claim), page.title)

    def test_a_draft_without_anything_can_go(self):
        claim = factories.make_claim("kk")
        self.client.force_login(self.editor)
        self.client.post(self.snippet_url(claim))
        self.assertFalse(Claim.objects.filter(pk=claim.pk).exists())

    def test_evidence_that_a_claim_cites(self):
        evidence = factories.make_evidence("ru")
        Citation.objects.create(claim=self.claim, evidence=evidence)
        self.refused(reverse("wagtailadmin_pages:delete", args=[evidence.pk]), f"№{self.claim.pk}")
        self.assertTrue(EvidencePage.objects.exists())

    def test_a_page_with_a_correction(self):
        page = factories.make_page(self.claim, "ru")
        Correction.objects.create(
            page=page, severity="typo", what_was="а", what_is="б", why="опечатка", reported_by="editor"
        )
        FactCheckPage.objects.update(first_published_at=None)
        self.refused(reverse("wagtailadmin_pages:delete", args=[page.pk]), "correction")

    def test_a_fact_check_that_was_public(self):
        page = factories.make_page(self.claim, "ru")
        page.unpublish()
        words = "was public and cannot be deleted"
        self.refused(reverse("wagtailadmin_pages:delete", args=[page.pk]), words, user=self.editor)
        self.assertIn(words, self.messages_of(self.bulk_delete(page)))
        self.assertTrue(FactCheckPage.objects.exists())

    def test_a_fact_check_that_was_never_public_can_go(self):
        page = factories.make_page(self.claim, "ru", live=False)
        self.client.force_login(self.editor)
        self.client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        self.assertFalse(FactCheckPage.objects.exists())

    def test_a_list_above_a_page_that_was_public(self):
        page = factories.make_page(self.claim, "ru")
        above = page.get_parent()
        self.refused(reverse("wagtailadmin_pages:delete", args=[above.pk]), "was public")
        self.assertIn("was public", self.messages_of(self.bulk_delete(above)))
        self.assertTrue(FactCheckPage.objects.exists())

    def test_evidence_that_a_body_names(self):
        evidence = factories.make_evidence("ru")
        page = factories.make_page(self.claim, "ru", body=[("evidence", {"page": evidence, "note": ""})])
        self.refused(reverse("wagtailadmin_pages:delete", args=[evidence.pk]), page.title)
        self.assertIn(page.title, self.messages_of(self.bulk_delete(evidence)))
        self.assertTrue(EvidencePage.objects.exists())

    def test_evidence_that_only_a_draft_names(self):
        evidence = factories.make_evidence("ru")
        page = factories.make_page(self.claim, "ru")
        page.body = [("evidence", {"page": evidence, "note": ""})]
        page.save_revision()
        self.refused(reverse("wagtailadmin_pages:delete", args=[evidence.pk]), page.title)

    def test_a_user_who_decided_a_ruling(self):
        self.refused(reverse("wagtailusers_users:delete", args=[self.editor.pk]), "ruling")
        self.assertTrue(get_user_model().objects.filter(pk=self.editor.pk).exists())

    def test_tags_are_free(self):
        page = factories.make_page(self.claim, "ru")
        page.tags.add("Мошенничество")
        page.save()
        page.tags.get().delete()
        self.assertFalse(FactCheckPage.objects.get().tags.exists())
