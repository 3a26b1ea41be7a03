from django.contrib.auth import get_user_model
from django.urls import reverse

from factcheck.claims.models import (
    Capture,
    Claimant,
    Organisation,
    Person,
    Topic,
    Verdict,
)
from tests import factories
from tests.claims.matrix_case import AUTHORS, EVERYONE, PUBLISHERS, SENIORS, MatrixCase


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
