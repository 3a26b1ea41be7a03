import re
from itertools import pairwise

from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory, SimpleTestCase, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from home import navigation, views
from home.models import HomePage, StandardPage
from tests import factories


def make_policy(title: str = "Как мы проверяем", language: str = "ru", slug: str = "methodology") -> StandardPage:
    page = StandardPage(title=title, slug=slug, body=[("paragraph", "<p>По шагам.</p>")], live=False)
    factories.index_of(HomePage, language).add_child(instance=page)
    return factories.publish(page)


class Menus(TestCase):
    """The footer's policies cost no query once they are known, and are never out of date."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = make_policy()

    def titles(self) -> list[str]:
        return [policy["title"] for policy in navigation.policies("ru")]

    def test_are_read_once(self):
        self.titles()
        with self.assertNumQueries(0):
            self.assertEqual(self.titles(), ["Как мы проверяем"])

    def test_stand_on_every_page_and_cost_it_nothing(self):
        self.client.get("/ru/verdicts/")
        with CaptureQueriesContext(connection) as captured:
            response = self.client.get("/ru/verdicts/")
        self.assertContains(response, "Как мы проверяем")
        self.assertEqual(len(captured), 0)

    def test_are_forgotten_when_a_policy_is_renamed_published_or_taken_down(self):
        self.titles()
        self.page.title = "Наш метод"
        self.page = factories.publish(self.page)
        self.assertEqual(self.titles(), ["Наш метод"])
        make_policy("Команда", slug="team")
        self.assertEqual(self.titles(), ["Наш метод", "Команда"])
        self.page.unpublish()
        self.assertEqual(self.titles(), ["Команда"])

    def test_are_forgotten_when_a_policy_becomes_private_or_is_deleted(self):
        other = make_policy("Команда", slug="team")
        self.titles()
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.assertEqual(self.titles(), ["Команда"])
        other.delete()
        self.assertEqual(self.titles(), [])

    def test_each_language_has_its_own(self):
        self.assertEqual(navigation.policies("kk"), [])


class Shell(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        make_policy()

    def test_page_says_its_language(self):
        for code in ("kk", "ru", "en"):
            response = self.client.get(f"/{code}/")
            self.assertContains(response, f'<html lang="{code}">')
            self.assertEqual(response.headers["Content-Language"], code)

    def test_page_has_the_landmarks_and_a_way_past_the_menu(self):
        text = self.client.get("/ru/").content.decode()
        for part in ('<a class="skip" href="#main">', "<header", "<nav", '<main id="main"', "<footer", "<h1"):
            self.assertEqual(text.count(part) > 0, True, part)
        self.assertEqual(text.count("<h1"), 1)

    def test_headings_skip_no_rank(self):
        for path in ("", "claims/", "verdicts/", "corrections/", "evidence/", "explainers/", "methodology/"):
            ranks = [int(rank) for rank in re.findall(r"<h(\d)", self.client.get(f"/ru/{path}").content.decode())]
            self.assertEqual(ranks[0], 1)
            self.assertTrue(all(after <= before + 1 for before, after in pairwise(ranks)), path)

    def test_language_switch_names_the_languages_in_their_own_words(self):
        response = self.client.get("/ru/claims/")
        text = strip_tags(response.content.decode())
        for _code, name in settings.LANGUAGES:
            self.assertIn(name, text)
        self.assertContains(
            response, '<a href="/kk/claims/" lang="kk" hreflang="kk">Қаз<span class="rest">ақша</span></a>'
        )

    def test_language_without_this_page_leads_to_its_home(self):
        self.assertContains(self.client.get("/ru/methodology/"), '<a href="/kk/" lang="kk"')

    def test_demonstration_says_what_it_is_on_every_page(self):
        for path in ("/ru/", "/ru/claims/", "/ru/verdicts/", "/ru/methodology/", "/ru/nothing/"):
            self.assertNotIn('class="demonstration"', self.client.get(path).content.decode())
            with override_settings(IS_DEMONSTRATION=True):
                self.assertIn('class="demonstration"', self.client.get(path).content.decode())

    def test_bare_root_leads_to_the_browsers_language(self):
        self.assertRedirects(self.client.get("/", headers={"accept-language": "en-GB,ru;q=0.5"}), "/en/")
        self.assertRedirects(self.client.get("/", headers={"accept-language": "de"}), "/kk/")
        self.assertRedirects(self.client.get("/"), "/kk/")

    def test_no_cookie_is_set_for_readers(self):
        for path in ("/", "/ru/", "/ru/claims/", "/ru/nothing/"):
            self.assertEqual(dict(self.client.get(path).cookies), {})


class ErrorPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_missing_page_speaks_the_language_of_the_address(self):
        for code in ("kk", "ru", "en"):
            response = self.client.get(f"/{code}/nothing/")
            self.assertContains(response, f'<html lang="{code}">', status_code=404)
            self.assertContains(response, f'action="/{code}/search/"', status_code=404)
            self.assertContains(response, '<meta name="robots" content="noindex">', status_code=404)

    def test_missing_page_is_the_same_one_in_other_languages(self):
        response = self.client.get("/ru/tags/%D0%B6%22/")
        self.assertContains(response, 'href="/kk/tags/%D0%B6%22/"', status_code=404)
        self.assertContains(response, 'href="/en/tags/%D0%B6%22/"', status_code=404)
        self.assertContains(self.client.get("/nothing"), 'href="/ru/"', status_code=404)

    def test_form_without_its_cookie_is_explained_in_the_language_of_the_address(self):
        response = Client(enforce_csrf_checks=True).post("/ru/claims/")
        self.assertContains(response, '<html lang="ru">', status_code=403)
        self.assertContains(response, "cookie", status_code=403)
        self.assertNotContains(response, "CSRF", status_code=403)
        self.assertContains(Client(enforce_csrf_checks=True).post("/admin/login/"), "CSRF", status_code=403)

    def test_machine_addresses_stay_plain_404s(self):
        for path in ("/embed/claim/x/", "/v1alpha1/pages", "/nothing.ico", "/nothing"):
            self.assertEqual(self.client.get(path).status_code, 404)


class ServerError(SimpleTestCase):
    """SimpleTestCase refuses every query: the page must do without the database."""

    def test_page_is_made_without_the_database_in_the_readers_language(self):
        with override("ru"):
            response = views.server_error(RequestFactory().get("/ru/claims/"))
        self.assertEqual(response.status_code, 500)
        self.assertContains(response, '<html lang="ru">', status_code=500)
        self.assertContains(response, "css/base.css", status_code=500)
