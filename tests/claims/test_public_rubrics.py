from django.test import TestCase
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Byline, Claim, Claimant, Organisation, Person, Tag, Topic
from factcheck.claims.models.tags import FactCheckTag
from tests import factories
from tests.claims import archive
from tests.claims.test_public_filters import add_tag, date_back, make_check


class Rubrics(TestCase):
    """Topics, tags, claimants, people and months, in every language."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        press = archive.make_named(Organisation, "ministry", "Министерство информации", is_state_body=True)
        profile = {"kind": "organisation", "organisation": press, "same_as": "https://example.kz/press"}
        archive.make_named(Claimant, "press", "Пресс-служба", **profile)
        archive.make_named(Claimant, "silent", "Тот, кого мы не проверяли", kind="person")
        cls.page = make_check("false", ["health"], claimants=["press"], title="Микроавтобус никого не увозит")
        cls.other = make_check("misleading", ["health"], claimants=["press"], title="Документы целы")
        add_tag(cls.page, "дети")
        person = archive.make_named(Person, "aigerim", "Айгерим Сарсенова")
        archive.make_named(Person, "newcomer", "Ещё ничего не подписала")
        for role in ("author", "checker"):
            Byline.objects.create(page=cls.page, person=person, role=role)
        date_back(cls.page, "2025-11-05")
        date_back(cls.other, "2026-01-10")

    def numbers(self, address: str) -> list[int]:
        return [review.number for review in self.client.get(address).context["listing"].items]

    def test_each_lists_its_fact_checks(self):
        both = [self.other.claim_id, self.page.claim_id]
        for path, numbers in (
            ("topics/health/", both),
            ("tags/deti/", [self.page.claim_id]),
            ("claimants/press/", both),
            ("people/aigerim/", [self.page.claim_id]),
            ("archive/2025-11/", [self.page.claim_id]),
            ("verdicts/misleading/", [self.other.claim_id]),
        ):
            with self.subTest(path=path):
                self.assertEqual(self.numbers(f"/ru/{path}"), numbers)

    def test_each_stands_in_its_index_with_its_number(self):
        for path, name, count in (
            ("topics/", "Здоровье", 2),
            ("tags/", "дети", 1),
            ("claimants/", "Пресс-служба", 2),
            ("people/", "Айгерим Сарсенова", 1),
        ):
            with self.subTest(path=path):
                found = {row.name: row.count for row in self.client.get(f"/ru/{path}").context["listing"].items}
                self.assertEqual(found.get(name), count)

    def test_each_exists_in_every_language_and_says_what_is_not_there_yet(self):
        for path in (
            "topics/health/", "tags/deti/", "claimants/press/", "people/aigerim/", "archive/2025-11/",
            "verdicts/false/",
        ):  # fmt: skip
            with self.subTest(path=path):
                response = self.client.get(f"/kk/{path}")
                found = [review.number for review in response.context["listing"].elsewhere.items]
                self.assertIn(self.page.claim_id, found)
                self.assertContains(response, f'href="/ru/{path}"')
                self.assertContains(response, f'hreflang="en" href="http://testserver/en/{path}"')

    def test_the_spread_leads_to_the_list_with_both_filters(self):
        response = self.client.get("/ru/topics/health/")
        self.assertContains(response, 'href="/ru/claims/?verdict=false&amp;topic=health"')
        self.assertContains(response, 'href="/ru/claims/?topic=health"')
        spread = {choice.key: choice.count for choice, _query in response.context["listing"].spread}
        self.assertEqual(spread, {"misleading": 1, "false": 1})

    def test_a_claimant_is_identified_and_not_rated(self):
        response = self.client.get("/ru/claimants/press/")
        self.assertContains(response, '<a href="https://example.kz/press" rel="nofollow noopener">')
        self.assertContains(response, "Министерство информации (государственный орган)")
        self.assertContains(response, "а не рейтинг")
        self.assertNotContains(response, "%")

    def test_a_person_has_roles(self):
        self.assertContains(self.client.get("/ru/people/aigerim/"), '<p class="roles">Автор, второй проверяющий</p>')

    def test_months_lead_to_their_neighbours(self):
        response = self.client.get("/ru/archive/2025-11/")
        self.assertContains(response, 'rel="next" href="/ru/archive/2026-01/"')
        self.assertNotContains(response, 'rel="prev"')

    def test_months_are_named_as_each_language_names_them(self):
        self.assertContains(self.client.get("/kk/archive/2025-11/"), "<h1>2025 ж. қараша</h1>")
        self.assertContains(self.client.get("/ru/archive/2025-11/"), "<h1>Ноябрь 2025 г.</h1>")
        self.assertContains(self.client.get("/ru/archive/"), ">Ноябрь</a>")

    def test_topics_that_exist_have_a_page_before_anything_stands_there(self):
        response = self.client.get("/kk/topics/education/")
        self.assertContains(response, "Мұнда әзірге ештеңе жоқ")

    def test_where_nothing_public_stands_there_is_no_page(self):
        for path in (
            "topics/nothing/", "tags/nothing/", "claimants/silent/", "claimants/nothing/", "people/newcomer/",
            "archive/2025-12/", "archive/2025-13/", "archive/0000-01/", "archive/9999-12/", "archive/0001-01/",
            "archive/2025-1/", "archive/2025-11-05/",
        ):  # fmt: skip
            with self.subTest(path=path):
                self.assertEqual(self.client.get(f"/ru/{path}").status_code, 404)


class LongRubric(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        archive.fill(25)
        Topic.objects.get(slug="war").claims.set(Claim.objects.all())

    def test_its_further_pages_are_their_own(self):
        response = self.client.get("/ru/topics/war/?page=2")
        self.assertEqual(len(response.context["listing"].items), 5)
        self.assertContains(response, '<link rel="canonical" href="http://testserver/ru/topics/war/?page=2">')
        self.assertNotContains(response, "noindex")

    def test_so_are_those_of_the_list(self):
        response = self.client.get("/ru/claims/?page=2")
        self.assertContains(response, '<link rel="canonical" href="http://testserver/ru/claims/?page=2">')


class WordsOfHiddenPages(TestCase):
    """Tags, claimants and people of what nobody may read have no page and no name."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        archive.make_named(Claimant, "hidden", "Тайный заявитель", kind="person")
        person = archive.make_named(Person, "shy", "Тайный автор")
        draft = make_check("false", claimants=["hidden"])
        cls.private = make_check("false")
        for page, name in ((draft, "черновик"), (cls.private, "секрет")):
            tag = Tag.objects.create(name=name)
            FactCheckTag.objects.create(content_object=page, tag=tag)
            Byline.objects.create(page=page, person=person, role="author")
        draft.claim.unpublish()
        PageViewRestriction.objects.create(page=cls.private, restriction_type="login")

    def test_have_no_page(self):
        for path in ("tags/chernovik/", "tags/sekret/", "claimants/hidden/", "people/shy/"):
            for language in ("ru", "kk"):
                self.assertEqual(self.client.get(f"/{language}/{path}").status_code, 404, path)

    def test_are_named_in_no_index_and_by_no_filter(self):
        for address in (
            "tags/", "claimants/", "people/", "claims/", "claims/?tag=sekret&tag=chernovik&claimant=hidden",
        ):  # fmt: skip
            for language in ("ru", "kk"):
                text = self.client.get(f"/{language}/{address}").content.decode()
                for name in ("черновик", "секрет", "Тайный"):
                    self.assertNotIn(name, text, address)
