"""What an editor is told when the desk refuses: in words, in their language, with nothing lost."""

import json
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from django.utils.translation import get_language, gettext
from wagtail.users.models import UserProfile

from factcheck.claims.models import Claim
from tests import factories
from tests.claims.desk_post_case import DeskPostCase


class RefusalTest(DeskPostCase):
    def test_deleting_what_is_in_use_names_the_uses(self):
        claim = factories.make_public_claim("false")

        def delete(request):
            factories.verdict("false").delete()

        response = self.answer(delete)
        self.assertEqual((response.status_code, response["Location"]), (302, "/admin/reports/"))
        self.assertIn(str(claim), self.words())
        self.assert_rolled_back()

    def test_the_list_of_uses_has_an_end(self):
        for number in range(13):
            factories.make_public_claim("false", text=f"Хабар {number}")

        def delete(request):
            factories.verdict("false").delete()

        self.answer(delete)
        self.assertEqual(self.words().count("; "), 9)
        self.assertIn("…", self.words())

    def test_a_validation_error_is_a_message_and_a_redirect(self):
        claim = factories.make_public_claim("false")
        response = self.answer(lambda request: claim.merge_into(claim))
        self.assertEqual(response.status_code, 302)
        self.assertIn(gettext("A claim cannot be merged into itself."), self.words())
        self.assert_rolled_back()

    def test_the_refusal_speaks_the_editors_language(self):
        UserProfile.objects.create(user=self.editor, preferred_language="ru")

        def delete(request):
            factories.verdict("false").delete()

        factories.make_public_claim("false")
        with patch("factcheck.claims.desk_post._", side_effect=lambda words: f"{words} [{get_language()}]"):
            self.answer(delete, self.request(user=type(self.editor).objects.get(pk=self.editor.pk)))
        self.assertIn("[ru]", self.words())

    def test_an_autosave_gets_a_json_answer(self):
        def refuse(request):
            raise ValidationError("Алдымен хабарды жариялаңыз.")

        response = self.answer(refuse, self.request(Accept="application/json"))
        self.assertEqual(response.status_code, 400)
        self.assertEqual(
            json.loads(response.content),
            {"success": False, "error_code": "validation_error", "error_message": "Алдымен хабарды жариялаңыз."},
        )
        self.assertEqual(self.words(), "")
        self.assert_rolled_back()

    def test_names_are_not_markup(self):
        def refuse(request):
            raise ValidationError("<b>Ескі хабар</b>")

        self.answer(refuse)
        self.assertNotIn("<b>", self.words())


class RealViewsTest(DeskPostCase):
    def test_deleting_a_used_verdict_from_the_admin_is_refused_with_its_uses(self):
        claim = factories.make_public_claim("false")
        used = factories.verdict("false")
        delete = reverse(used.snippet_viewset.get_url_name("delete"), args=[used.pk])
        response = self.client.post(delete, headers={"Referer": "/admin/"}, follow=True)
        self.assertContains(response, f"№{claim.pk}")

    def test_deleting_claims_in_bulk_is_refused_whole(self):
        public, draft = factories.make_public_claim(None), factories.make_claim("kk")
        address = reverse("wagtail_bulk_action", args=["claims", "claim", "delete"])
        response = self.client.post(f"{address}?id={public.pk}&id={draft.pk}&next=/admin/", follow=True)
        self.assertContains(response, str(public.pk))
        self.assertEqual(Claim.objects.count(), 2)

    def test_an_autosave_of_a_draft_is_answered_in_json(self):
        claim = factories.make_public_claim("false")
        response = self.post_claim(claim, text="Жаңа мәтін", headers={"Accept": "application/json"})
        self.assertEqual((response.status_code, response.json()["success"]), (200, True))
        self.assertEqual(self.keys(claim), ["false"])

    def test_an_autosave_over_a_newer_version_is_refused_in_json(self):
        claim = factories.make_public_claim("false")
        stale = {"loaded_revision_id": claim.latest_revision_id}
        self.change(claim, "true")
        response = self.post_claim(claim, text="Жаңа мәтін", headers={"Accept": "application/json"}, **stale)
        self.assertEqual((response.status_code, response.json()["error_code"]), (400, "invalid_revision"))

    def test_an_invalid_form_keeps_the_typed_words(self):
        claim = factories.make_public_claim("false")
        response = self.post_claim(claim, text="Терілген сөз", first_seen="қате күн", **{"action-publish": "1"})
        self.assertEqual(response.status_code, 200)
        self.assertContains(response, "Терілген сөз")
        self.assertEqual(self.keys(claim), ["false"])

    @override_settings(MESSAGE_STORAGE="django.contrib.messages.storage.session.SessionStorage")
    def test_a_stranger_is_sent_to_the_login_form(self):
        self.client.logout()
        response = self.client.post(reverse("wagtailadmin_home"))
        self.assertIn(reverse("wagtailadmin_login"), response["Location"])
        signed_in = self.client.post(reverse("wagtailadmin_login"), {"username": "marat", "password": "a password"})
        self.assertRedirects(signed_in, reverse("wagtailadmin_home"), fetch_redirect_response=False)
