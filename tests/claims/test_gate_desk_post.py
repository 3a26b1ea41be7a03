"""The admin's POST views: one transaction, or nothing."""

from unittest import skipUnless

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template import TemplateDoesNotExist
from django.template.response import TemplateResponse
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access

from factcheck.claims.desk_post import desk_post
from factcheck.claims.models import Topic
from factcheck.urls import urlpatterns
from tests.claims.desk_post_case import DeskPostCase
from tests.claims.gate_case import Failure


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
