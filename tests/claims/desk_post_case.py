"""Views inside the desk's wrapper, without the admin around them."""

from django.contrib import messages
from django.http import HttpResponse
from django.test import RequestFactory

from factcheck.claims.desk_post import desk_post
from factcheck.claims.models import Topic
from tests import factories
from tests.claims.gate_case import GateCase


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
