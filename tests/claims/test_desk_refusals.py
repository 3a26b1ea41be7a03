from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse

from factcheck.claims.models import (
    Appearance,
    Byline,
    Capture,
    Citation,
    Claim,
    Claimant,
    ClaimIndexPage,
    Correction,
    EvidencePage,
    FactCheckPage,
    Organisation,
    Topic,
    Verdict,
)
from factcheck.core.models import SiteImage
from home.models import HomePage, StandardPage
from tests import factories
from tests.admin_forms import form_data
from tests.claims.desk_case import DeskCase, make_person


class CopyingTest(DeskCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = factories.make_page(factories.make_public_claim(), "kk")

    def copy(self, page, **fields):
        data = {"new_title": "Көшірме", "new_slug": "koshirme", "new_parent_page": page.get_parent().pk, **fields}
        return self.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)

    def test_a_fact_check_is_not_copied(self):
        self.client.force_login(self.superuser)
        response = self.copy(self.page)
        self.assertIn("Translate", self.messages_of(response))
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_the_form_for_copying_is_not_even_shown(self):
        self.client.force_login(self.superuser)
        response = self.client.get(reverse("wagtailadmin_pages:copy", args=[self.page.pk]))
        self.assertRedirects(response, self.page_url(self.page))

    def test_no_alias_is_made(self):
        self.client.force_login(self.superuser)
        self.copy(self.page, alias="on", publish_copies="on")
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_what_contains_a_fact_check_is_not_copied(self):
        self.client.force_login(self.superuser)
        for page in (self.page.get_parent(), self.page.get_parent().get_parent()):
            with self.subTest(page=page):
                response = self.copy(page, copy_subpages="on")
                self.assertIn("Fact-checks are not copied", self.messages_of(response))
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_a_script_makes_neither_copy_nor_alias(self):
        with self.assertRaises(ValidationError):
            self.page.create_alias()
        with self.assertRaises(ValidationError):
            self.page.copy(update_attrs={"slug": "koshirme"})
        self.assertEqual(FactCheckPage.objects.count(), 1)

    def test_other_pages_are_copied_as_ever(self):
        evidence = factories.make_evidence("kk")
        self.client.force_login(self.superuser)
        self.copy(evidence)
        self.assertEqual(EvidencePage.objects.count(), 2)

    def test_the_extension_that_copies_for_translation_is_absent(self):
        self.assertFalse(apps.is_installed("wagtail.contrib.simple_translation"))

    def test_claims_have_no_copy_view(self):
        self.assertFalse(Claim.snippet_viewset.copy_view_enabled)


class MovingTest(DeskCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.page = factories.make_page(factories.make_public_claim(), "kk")
        cls.elsewhere = factories.index_of(ClaimIndexPage, "ru")

    def test_a_fact_check_stays_in_its_language(self):
        self.client.force_login(self.superuser)
        url = reverse("wagtailadmin_pages:move_confirm", args=[self.page.pk, self.elsewhere.pk])
        for response in (self.client.get(url), self.client.post(url)):
            self.assertIn("list of its language", self.messages_of(response))
        self.assertEqual(FactCheckPage.objects.get().get_parent().pk, self.page.get_parent().pk)

    def test_not_even_many_at_once(self):
        self.client.force_login(self.superuser)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={self.page.pk}"
        self.client.post(url, {"chooser": self.elsewhere.pk})
        self.assertEqual(FactCheckPage.objects.get().get_parent().pk, self.page.get_parent().pk)

    def test_nor_does_a_script_move_it(self):
        with self.assertRaises(ValidationError):
            self.page.move(self.elsewhere, pos="last-child")

    def test_a_list_with_fact_checks_stays_in_its_language(self):
        home = self.elsewhere.get_parent()
        with self.assertRaises(ValidationError):
            self.page.get_parent().move(home, pos="last-child")


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


class PictureTest(DeskCase):
    """A picture that a page shows stays as it is."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.picture = SiteImage.objects.create(
            title="Сызба", file=factories.make_picture(), uploaded_by_user=cls.author
        )
        cls.unused = SiteImage.objects.create(title="Артық", file=factories.make_picture(), uploaded_by_user=cls.author)
        home = HomePage.objects.get(locale__language_code="ru")
        body = [
            (
                "comparison",
                {"first": {"image": cls.picture, "alt": "а"}, "second": {"image": None, "alt": "б"}, "finding": "в"},
            )
        ]
        cls.policy = home.add_child(instance=StandardPage(title="О нас", slug="about-us", body=body))

    def delete(self, *pictures):
        bulk = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "delete"])
        single = [reverse("wagtailimages:delete", args=[picture.pk]) for picture in pictures]
        for url in (*single, bulk + "?" + "&".join(f"id={picture.pk}" for picture in pictures)):
            yield self.client.post(url)

    def test_neither_its_owner_nor_an_administrator_deletes_it(self):
        for user in (self.author, self.superuser):
            self.client.force_login(user)
            for response in self.delete(self.picture):
                self.assertIn(self.policy.title, self.messages_of(response))
        self.assertEqual(SiteImage.objects.count(), 2)

    def test_nor_does_a_script(self):
        with self.assertRaisesMessage(ValidationError, self.policy.title):
            SiteImage.objects.filter(pk=self.picture.pk).delete()

    def test_an_unused_one_can_go(self):
        self.client.force_login(self.author)
        self.client.post(reverse("wagtailimages:delete", args=[self.unused.pk]))
        self.assertFalse(SiteImage.objects.filter(pk=self.unused.pk).exists())

    def test_its_file_is_not_replaced(self):
        for picture, is_kept in ((self.picture, True), (self.unused, False)):
            new = factories.make_picture((30, 30))
            new.name = "new.jpg"
            self.post_form(reverse("wagtailimages:edit", args=[picture.pk]), self.author, file=new)
            now = SiteImage.objects.get(pk=picture.pk).file.name
            self.assertEqual(now == picture.file.name, is_kept)

    def test_its_title_can_be_changed(self):
        self.post_form(reverse("wagtailimages:edit", args=[self.picture.pk]), self.author, title="Жаңа атау")
        self.assertEqual(SiteImage.objects.get(pk=self.picture.pk).title, "Жаңа атау")


class CaptureFileTest(DeskCase):
    """What was captured stays; its words can be changed."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.capture = factories.make_capture("Скриншот")
        cls.url = reverse("wagtailsnippets_claims_capture:edit", args=[cls.capture.pk])

    def test_no_file_takes_its_place_in_the_form(self):
        response = self.post_form(self.url, self.superuser, file=factories.make_picture((30, 30)))
        self.assertContains(response, "Upload the new file as another capture")
        self.assertEqual(Capture.objects.get().sha256, self.capture.sha256)

    def test_nor_in_a_script(self):
        self.capture.file = factories.make_picture((30, 30))
        with self.assertRaises(ValidationError):
            self.capture.save()

    def test_editors_change_its_words(self):
        self.post_form(self.url, self.editor, title="Скриншот рассылки")
        found = Capture.objects.get()
        self.assertEqual((found.title, found.sha256), ("Скриншот рассылки", self.capture.sha256))


class UnpublishingTest(DeskCase):
    def test_numbers_that_will_lead_nowhere_are_named(self):
        claim, merged = factories.make_public_claim(), factories.make_public_claim()
        Claim.objects.filter(pk=merged.pk).update(merged_into=claim.pk)
        self.client.force_login(self.editor)
        for one, is_warned in ((claim, True), (merged, False)):
            response = self.client.get(reverse("wagtailsnippets_claims_claim:unpublish", args=[one.pk]))
            found = f"Merged into this claim: {merged.pk}." in response.content.decode()
            self.assertEqual(found, is_warned)


class VerdictKeyTest(DeskCase):
    def test_the_key_of_a_used_verdict_is_shown_but_not_asked(self):
        factories.make_public_claim("false")
        verdict = factories.verdict("false")
        url = reverse("wagtailsnippets_claims_verdict:edit", args=[verdict.pk])
        self.client.force_login(self.publisher)
        self.assertTrue(self.client.get(url).context["form"].fields["key"].disabled)
        self.post_form(url, key="lie", rating_value="2")
        verdict.refresh_from_db()
        self.assertEqual((verdict.key, verdict.rating_value), ("false", 2))

    def test_switching_it_off_retires_it(self):
        factories.make_public_claim("false")
        url = reverse("wagtailsnippets_claims_verdict:edit", args=[factories.verdict("false").pk])
        self.client.force_login(self.publisher)
        data = form_data(self.client.get(url))
        data.pop("is_active")
        self.client.post(url, data)
        self.assertFalse(factories.verdict("false").is_active)
