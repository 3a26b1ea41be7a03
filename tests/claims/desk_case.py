"""What the tests of the desk share: a newsroom with three kinds of colleagues, and the desk's own forms."""

from django.http import HttpResponse
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from factcheck.claims.models import Claim, FactCheckPage, Person
from factcheck.core.labels import Label
from tests import factories
from tests.admin_forms import form_data

PARAGRAPH = "<p>Рассылка ходит несколько лет.</p>"
WORDS = {
    "title": "Новых правил связи нет",
    "answer": "Сообщение о «новых правилах связи» — старая выдумка.",
    "what_is_true": "Операторы связи таких правил не вводили.",
}


class DeskCase(TestCase):
    """A site with an author, two editors, a publisher and a superuser."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.author = factories.make_user("aigerim", "Authors", first_name="Айгерім", last_name="Сейітова")
        cls.editor = factories.make_user("daniyar", "Editors", first_name="Данияр", last_name="Ахметов")
        cls.second_editor = factories.make_user("olga", "Editors")
        cls.publisher = factories.make_user("madina", "Publishers")
        cls.superuser = factories.make_user("root", is_superuser=True, is_staff=True)

    def setUp(self):
        self.client = self.client_class(headers={"Accept-Language": "en"})

    def claim_url(self, claim: Claim | None = None) -> str:
        return reverse("wagtailsnippets_claims_claim:edit", args=[claim.pk]) if claim else self.new_claim_url

    @property
    def new_claim_url(self) -> str:
        return reverse("wagtailsnippets_claims_claim:add")

    def page_url(self, page: FactCheckPage) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def post_form(self, url: str, user=None, **fields) -> HttpResponse:
        """Opens a form, changes some of its fields and sends it, as a browser does."""
        if user:
            self.client.force_login(user)
        shown = self.client.get(url)
        self.assertEqual(shown.status_code, 200, shown.get("Location"))
        return self.client.post(url, {**form_data(shown), **fields})

    def post_page(self, page: FactCheckPage, user=None, body=None, **fields) -> HttpResponse:
        """The same for a page, whose body is not in the page's HTML."""
        draft = FactCheckPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        return self.post_form(self.page_url(page), user, **{**(body or body_data(draft)), **fields})

    def approve(self, url: str, user, body=None) -> HttpResponse:
        """Presses “Approve” in the form of a claim or a page."""
        fields = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        return self.post_form(url, user, **(body or {}), **fields)

    def messages_of(self, response: HttpResponse) -> str:
        """Every message the next page would show."""
        return " ".join(str(message) for message in response.wsgi_request._messages)


def body_data(page: FactCheckPage) -> dict:
    """A body of paragraphs as the form sends it, unchanged."""
    blocks = streamfield([(block.block_type, rich_text(block.value.source)) for block in page.body])
    for index, block in enumerate(page.body):
        blocks[str(index)]["id"] = block.id
    return nested_form_data({"body": blocks})


def paragraphs(*texts: str) -> dict:
    """A new body of paragraphs as the form sends it."""
    return nested_form_data({"body": streamfield([("paragraph", rich_text(text)) for text in texts])})


def make_person(user, name: str) -> Person:
    """The person who signs for an account."""
    person = Person(slug=user.username, user=user)
    label: type[Label] = person.labels.model
    person.labels = [label(language="ru", name=name)]
    person.save()
    return person
