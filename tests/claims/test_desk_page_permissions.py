from django.urls import reverse

from factcheck.claims.models import (
    Correction,
    EvidencePage,
    FactCheckPage,
)
from tests import factories
from tests.claims.desk_case import PARAGRAPH, WORDS, body_data, paragraphs
from tests.claims.matrix_case import EVERYONE, PUBLISHERS, SENIORS, MatrixCase


class PagePermissionsTest(MatrixCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = factories.make_public_claim("false", "ru")
        cls.draft = factories.make_page(cls.claim, "ru", live=False)
        cls.public = factories.make_page(cls.claim, "kk")

    def test_everyone_writes_and_translates(self):
        def write(user):
            self.client.post(reverse("desk_write", args=[self.claim.pk, "en"]))
            return FactCheckPage.objects.count() == 3

        def translate(user):
            self.client.post(reverse("desk_translate", args=[self.public.pk, "en"]))
            return FactCheckPage.objects.count() == 3

        self.assertEqual(self.who_can(write), EVERYONE)
        self.assertEqual(self.who_can(translate), EVERYONE)

    def test_everyone_edits(self):
        def deed(user):
            self.post_page(self.draft, user, title="Новый заголовок")
            return FactCheckPage.objects.get(pk=self.draft.pk).title == "Новый заголовок"

        self.assertEqual(self.who_can(deed), EVERYONE)

    def test_authors_publish_by_no_button_of_the_form(self):
        for action in ("action-publish", "action-workflow-action"):

            def deed(user, action=action):
                self.post_page(self.draft, user, **{action: "1", "workflow-action-name": "approve"})
                return FactCheckPage.objects.get(pk=self.draft.pk).live

            with self.subTest(action=action):
                self.assertEqual(self.who_can(deed), SENIORS if action == "action-publish" else set())

    def test_authors_publish_no_new_page(self):
        parent = self.draft.get_parent()
        FactCheckPage.objects.get(pk=self.draft.pk).delete()
        url = reverse("wagtailadmin_pages:add", args=["claims", "factcheckpage", parent.pk])

        def deed(user):
            fields = {**WORDS, **paragraphs(PARAGRAPH), "claim": self.claim.pk, "action-publish": "1"}
            self.post_form(url, user, **fields)
            return FactCheckPage.objects.filter(title=WORDS["title"], live=True).exists()

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_authors_publish_no_old_version_and_nothing_in_bulk(self):
        revert = reverse("wagtailadmin_pages:revisions_revert", args=[self.draft.pk, self.draft.latest_revision_id])
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={self.draft.pk}"

        def from_version(user):
            self.post_form(revert, user, **body_data(self.draft), **{"action-publish": "1"})
            return FactCheckPage.objects.get(pk=self.draft.pk).live

        def in_bulk(user):
            self.client.post(bulk, {"include_descendants": "on"})
            return FactCheckPage.objects.get(pk=self.draft.pk).live

        self.assertEqual(self.who_can(from_version), SENIORS)
        self.assertEqual(self.who_can(in_bulk), SENIORS)

    def test_authors_approve_in_no_window(self):
        self.post_page(self.draft, self.superuser, **{"action-submit": "1"})
        state = FactCheckPage.objects.get(pk=self.draft.pk).current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[self.draft.pk, "approve", state.pk])

        def deed(user):
            self.client.post(url, {"comment": ""})
            return FactCheckPage.objects.get(pk=self.draft.pk).live

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_seniors_unpublish(self):
        def deed(user):
            self.client.post(reverse("wagtailadmin_pages:unpublish", args=[self.public.pk]))
            return not FactCheckPage.objects.get(pk=self.public.pk).live

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_seniors_correct(self):
        url = reverse("desk_correct", args=[self.public.pk])
        fields = {"severity": "typo", "what_was": "а", "what_is": "б", "why": "қате", "reported_by": "editor"}

        def deed(user):
            self.client.post(url, {**fields, "confirmed": "1"})
            return Correction.objects.exists()

        self.assertEqual(self.who_can(deed), SENIORS)
        self.assertEqual(self.who_can(lambda user: self.opens(url)), SENIORS)

    def test_seniors_confirm_words(self):
        def deed(user):
            self.client.post(reverse("desk_confirm_words", args=[self.public.pk]))
            return bool(FactCheckPage.objects.get(pk=self.public.pk).words_confirmed_at)

        self.assertEqual(self.who_can(deed), SENIORS)

    def test_authors_write_evidence_that_seniors_publish(self):
        evidence = factories.make_evidence("ru", live=False)

        def publish(user):
            self.post_form(self.page_url(evidence), user, **{"action-publish": "1"})
            return EvidencePage.objects.get(pk=evidence.pk).live

        def edit(user):
            self.post_form(self.page_url(evidence), user, title="Ответ министерства")
            return EvidencePage.objects.get(pk=evidence.pk).title == "Ответ министерства"

        self.assertEqual(self.who_can(edit), EVERYONE)
        self.assertEqual(self.who_can(publish), SENIORS)

    def test_publishers_alone_work_on_home_and_policies(self):
        home = self.public.get_parent().get_parent()
        self.assertEqual(self.who_can(lambda user: self.opens(self.page_url(home))), {PUBLISHERS})
