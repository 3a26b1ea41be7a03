"""The admin's POST views: one transaction, or nothing."""

import json
from unittest import skipUnless
from unittest.mock import patch

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template import TemplateDoesNotExist
from django.template.response import TemplateResponse
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils.translation import get_language, gettext
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.users.models import UserProfile

from factcheck.claims.desk_post import desk_post
from factcheck.claims.models import Claim, Topic
from factcheck.urls import urlpatterns
from tests import factories
from tests.claims.gate_case import Failure, GateCase


class DeskPostCase(GateCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.editor = factories.make_user("marat", "Publishers")

    def setUp(self):
        self.client.force_login(self.editor)

    def request(self, method: str = "post", user=None, **headers):
        """A request with a message storage, as the middleware gives it."""
        request = getattr(RequestFactory(), method)("/admin/", headers={"Referer": "/admin/reports/", **headers})
        request.session = {}
        request.user = user or self.editor
        request._messages = messages.storage.default_storage(request)
        return request

    def answer(self, view, request=None) -> HttpResponse:
        """What `view`, which first makes a topic, answers inside the wrapper."""

        @desk_post
        def working(request):
            Topic.objects.create(slug="zhana-taqyryp")
            return view(request)

        self.seen = request or self.request()
        return working(self.seen)

    def assert_rolled_back(self) -> None:
        self.assertFalse(Topic.objects.filter(slug="zhana-taqyryp").exists())

    def words(self) -> str:
        return " ".join(str(message) for message in self.seen._messages)


class TransactionTest(DeskPostCase):
    def test_work_that_succeeds_is_kept(self):
        self.assertEqual(self.answer(lambda request: redirect("/admin/")).status_code, 302)
        self.assertTrue(Topic.objects.filter(slug="zhana-taqyryp").exists())

    def test_an_exception_undoes_everything(self):
        def broken(request):
            raise Failure

        with self.assertRaises(Failure):
            self.answer(broken)
        self.assert_rolled_back()

    def test_a_template_that_fails_undoes_everything(self):
        with self.assertRaises(TemplateDoesNotExist):
            self.answer(lambda request: TemplateResponse(request, "no-such-template.html"))
        self.assert_rolled_back()

    def test_a_queued_error_message_undoes_everything(self):
        def refusing(request):
            messages.error(request, "Рұқсат жоқ")
            return redirect("/admin/")

        self.assertEqual(self.answer(refusing).status_code, 302)
        self.assert_rolled_back()

    def test_an_error_message_counts_also_when_the_page_shows_it_at_once(self):
        """Showing the messages empties their queue, so the question comes before the rendering."""

        def refusing(request):
            messages.error(request, "Рұқсат жоқ")
            return TemplateResponse(request, "wagtailadmin/404.html")

        response = self.answer(refusing)
        self.assertFalse(response.is_rendered)
        self.assert_rolled_back()

    def test_an_error_answer_undoes_everything(self):
        self.assertEqual(self.answer(lambda request: JsonResponse({}, status=400)).status_code, 400)
        self.assert_rolled_back()

    def test_other_messages_and_those_of_an_earlier_request_do_not(self):
        def warned(request):
            messages.warning(request, "Ескерту")
            return redirect("/admin/")

        request = self.request()
        request._messages._loaded_data = [messages.storage.base.Message(messages.ERROR, "Бұрынғы қате")]
        self.answer(warned, request)
        self.assertTrue(Topic.objects.filter(slug="zhana-taqyryp").exists())

    def test_a_permission_denied_that_wagtail_turns_into_a_redirect_undoes_everything(self):
        @require_admin_access
        def denied(request):
            raise PermissionDenied

        response = self.answer(denied)
        self.assertRedirects(response, reverse("wagtailadmin_home"), fetch_redirect_response=False)
        self.assert_rolled_back()

    def test_djangos_private_name_for_queued_messages(self):
        """`desk_post` reads it; a Django that renames it must fail here, not in the newsroom."""
        request = self.request()
        self.assertEqual(request._messages._queued_messages, [])
        messages.error(request, "Қате")
        self.assertEqual([message.level for message in request._messages._queued_messages], [messages.ERROR])

    def test_reading_is_not_wrapped(self):
        """With SQLite's immediate transactions every GET would take the write lock."""
        blocks = len(connection.savepoint_ids)
        depths = []

        @desk_post
        def view(request):
            depths.append(len(connection.savepoint_ids) - blocks)
            return HttpResponse()

        for method in ("get", "head", "options", "post"):
            view(self.request(method))
        view(self.request("post", user=AnonymousUser()))
        self.assertEqual(depths, [0, 0, 0, 1, 0])

    def test_django_itself_wraps_no_request(self):
        self.assertFalse(settings.DATABASES["default"].get("ATOMIC_REQUESTS"))
        self.assertFalse(connection.settings_dict["ATOMIC_REQUESTS"])

    def test_every_admin_view_is_wrapped(self):
        def views(patterns):
            for pattern in patterns:
                if hasattr(pattern, "url_patterns"):
                    yield from views(pattern.url_patterns)
                elif pattern.callback:
                    yield pattern.callback

        wrapped = desk_post(lambda request: None).__code__
        everything = list(views(admin_urls.urlpatterns))
        self.assertGreater(len(everything), 100)
        self.assertEqual([view for view in everything if view.__code__ is not wrapped], [])
        self.assertIn("admin/", [str(pattern.pattern) for pattern in urlpatterns])
        self.assertIs(get_resolver().resolve("/admin/").func.__code__, wrapped)

    @skipUnless(connection.vendor == "postgresql", "SQLite's immediate transactions wait by themselves")
    def test_writers_wait_for_one_another_on_postgresql(self):
        with CaptureQueriesContext(connection) as queries:
            self.answer(lambda request: redirect("/admin/"))
        self.assertTrue(any("pg_advisory_xact_lock" in query["sql"] for query in queries))


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
        self.assertEqual(self.words().count("№"), 10)
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
