"""Who may do what: every line of the matrix is a real POST by each of the three groups."""

from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse

from factcheck.claims.models import (
    Capture,
    Claim,
    Claimant,
    Correction,
    EvidencePage,
    FactCheckPage,
    Organisation,
    Person,
    Ruling,
    Topic,
    Verdict,
)
from tests import factories
from tests.claims.desk_case import PARAGRAPH, WORDS, DeskCase, body_data, paragraphs

AUTHORS, EDITORS, PUBLISHERS = "author", "editor", "publisher"
EVERYONE = {AUTHORS, EDITORS, PUBLISHERS}
SENIORS = {EDITORS, PUBLISHERS}


class MatrixCase(DeskCase):
    def who_can(self, deed) -> set[str]:
        """The groups for which `deed(user)` is true, each on an untouched database."""
        able = set()
        for name in (AUTHORS, EDITORS, PUBLISHERS):
            user = getattr(self, name)
            self.client.force_login(user)
            with self.rolled_back():
                if deed(user):
                    able.add(name)
        return able

    @contextmanager
    def rolled_back(self):
        """What happens inside is undone."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def opens(self, url: str) -> bool:
        return self.client.get(url).status_code == 200


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


class ReferencePermissionsTest(MatrixCase):
    def test_who_opens_which_form(self):
        add = "wagtailsnippets_claims_{}:add"
        expected = {
            Capture: EVERYONE,
            Claimant: EVERYONE,
            Organisation: EVERYONE,
            Person: SENIORS,
            Topic: {PUBLISHERS},
            Verdict: {PUBLISHERS},
        }
        found = {
            model: self.who_can(lambda user, model=model: self.opens(reverse(add.format(model._meta.model_name))))
            for model in expected
        }
        self.assertEqual(found, expected)

    def test_authors_change_nothing_that_has_no_drafts(self):
        capture = Capture.objects.create(title="Скриншот", file=factories.make_picture())
        organisation = Organisation.objects.create(slug="operator")
        claimant = Claimant.objects.create(slug="arna", kind="channel")
        for thing in (capture, organisation, claimant):
            url = reverse(f"wagtailsnippets_claims_{thing._meta.model_name}:edit", args=[thing.pk])
            with self.subTest(thing=thing):
                self.assertEqual(self.who_can(lambda user, url=url: self.opens(url)), SENIORS)

    def test_publishers_alone_change_the_scale(self):
        verdict = factories.verdict("false")
        url = reverse("wagtailsnippets_claims_verdict:edit", args=[verdict.pk])

        def deed(user):
            self.client.post(url, {"key": "false", "rating_value": 2})
            return self.opens(url)

        self.assertEqual(self.who_can(deed), {PUBLISHERS})
        self.assertNotIn(AUTHORS, self.who_can(lambda u: self.opens(reverse("wagtailsnippets_claims_verdict:list"))))

    def test_publishers_alone_look_after_workflows(self):
        self.assertEqual(self.who_can(lambda user: self.opens(reverse("wagtailadmin_workflows:index"))), {PUBLISHERS})

    def test_accounts_and_groups_are_for_administrators(self):
        """Wagtail lets everybody who may change accounts make anybody an administrator."""
        for name in ("wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index"):
            with self.subTest(name=name):
                self.assertEqual(self.who_can(lambda user, name=name: self.opens(reverse(name))), set())
        url = reverse("wagtailusers_users:edit", args=[self.second_editor.pk])

        def deed(user):
            fields = {"username": "olga", "email": "olga@example.org", "first_name": "Ольга", "last_name": "Ким"}
            self.client.post(url, {**fields, "is_active": "on", "is_superuser": "on"})
            return get_user_model().objects.get(pk=self.second_editor.pk).is_superuser

        self.assertEqual(self.who_can(deed), set())


class MenuTest(MatrixCase):
    def menu(self, user) -> str:
        self.client.force_login(user)
        return self.client.get("/admin/").content.decode()

    def test_the_page_tree_is_for_publishers(self):
        self.assertEqual(self.who_can(lambda user: '"explorer"' in self.menu(user)), {PUBLISHERS})

    def test_the_desk_is_for_everyone(self):
        for url in ("/admin/snippets/claims/claim/", "/admin/desk/fact-checks/", "/admin/desk/evidence/"):
            with self.subTest(url=url):
                self.assertEqual(self.who_can(lambda user, url=url: url in self.menu(user)), EVERYONE)

    def test_a_stranger_sees_nothing_of_it(self):
        self.client.logout()
        for name in ("desk_merge", "desk_verify"):
            response = self.client.post(reverse(name, args=[1]))
            self.assertRedirects(response, f"/admin/login/?next={reverse(name, args=[1])}")
