from unittest.mock import patch
from urllib.parse import quote

from django.core.cache import cache
from django.test import TestCase
from django.utils.translation import override

from factcheck.claims.models import ExplainerIndexPage, ExplainerPage, Topic
from search.documents import key_of
from search.ranking import Found, Hit
from tests import factories
from tests.claims.page_case import plain
from tests.claims.test_public_input import NASTY

LANGUAGES = ("kk", "ru", "en")


class SearchCase(TestCase):
    """A claim with pages in three languages, one with a Russian page only, a source and an explainer."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.calls = factories.make_claim("ru", verdict=factories.verdict("false"))
        cls.calls.topics.set(Topic.objects.filter(slug="technology"))
        cls.calls.save()
        cls.calls = factories.publish(cls.calls)
        cls.pages = {language: factories.make_page(cls.calls, language) for language in LANGUAGES}
        cls.minibus = factories.make_public_claim("misleading", text="У школы ездит белый микроавтобус")
        cls.russian = factories.make_page(
            cls.minibus, "ru", title="Белый микроавтобус никого не забирает", answer="Машина развозит звонки."
        )
        cls.evidence = factories.make_evidence("ru")
        cls.explainer = ExplainerPage(title="Как узнать старую рассылку", summary="Коротко.", live=False)
        factories.index_of(ExplainerIndexPage, "ru").add_child(instance=cls.explainer)
        cls.explainer = factories.publish(cls.explainer)

    def setUp(self):
        cache.clear()

    def found(self, path: str, *keys: str, **what):
        """The page at the path when the engine answers with these keys."""
        hits = tuple(Hit(key, key, key.split("-")[0], key.split("-")[-1], 1.0) for key in keys)
        answer = Found(**{"hits": hits, "total": len(hits), **what})
        with patch("search.asking.search", return_value=answer) as self.asked:
            response = self.client.get(path)
        self.assertEqual(response.status_code, 200)
        return response

    def key(self, claim, language: str) -> str:
        return key_of(f"claim-{claim.pk}", language)

    def wanted(self):
        """What the engine was asked last."""
        return self.asked.call_args.args


class TheSearchPage(SearchCase):
    def test_tells_how_many_there_are_and_shows_them_with_the_words_marked(self):
        response = self.found("/ru/search/?q=звонки", self.key(self.calls, "ru"))
        self.assertContains(response, '<p class="found" role="status" tabindex="-1">1 ')
        self.assertContains(response, "<mark>звонки</mark> не записывают", html=False)
        self.assertContains(response, self.pages["ru"].url)
        self.assertEqual(plain(response).count("Ложь"), 1)

    def test_says_why_something_was_found_when_title_and_answer_do_not(self):
        """A claim was found by its own words, and readers did not see why it was there."""
        response = self.found("/ru/search/?q=школы", self.key(self.minibus, "ru"))
        self.assertContains(response, "<q>У <mark>школы</mark> ездит белый микроавтобус</q>")

    def test_words_are_never_markup(self):
        for words in ("<script>alert(1)</script>", '"><img src=x>', "&lt;b&gt;", "{{ 7|add:7 }}"):
            response = self.found(f"/ru/search/?q={quote(words)}", self.key(self.calls, "ru"), meant=words)
            self.assertNotContains(response, "<script>alert")
            self.assertNotContains(response, "<img src=x")

    def test_results_of_another_language_are_marked_with_it(self):
        response = self.found("/kk/search/?q=микроавтобус", self.key(self.minibus, "ru"))
        self.assertContains(response, 'class="card-title" lang="ru"')
        self.assertContains(response, "Орыс")

    def test_each_kind_of_content_says_what_it_is(self):
        evidence, explainer = (
            f"{kind}-{page.translation_key.hex}-ru"
            for kind, page in (("evidence", self.evidence), ("explainer", self.explainer))
        )
        response = self.found("/ru/search/?q=оператор", evidence, explainer)
        self.assertContains(response, '<span class="mark">Доказательства</span>')
        self.assertContains(response, "Как узнать старую рассылку")
        self.assertContains(response, "<mark>оператора</mark> связи")

    def test_choices_are_named_and_counted(self):
        facets = {"verdict": {"false": 3, "misleading": 2}, "topic": {"technology": 4}, "kind": {"claim": 5}}
        response = self.found("/ru/search/?q=x&topic=war", self.key(self.calls, "ru"), facets=facets)
        groups = {group.facet.name: group.choices for group in response.context["listing"].groups}
        self.assertEqual(
            [(choice.key, choice.count) for choice in groups["verdict"]], [("misleading", 2), ("false", 3)]
        )
        self.assertEqual(groups["verdict"][1].verdict.tone, "false")
        self.assertEqual([(choice.name, choice.count) for choice in groups["topic"]], [("Война", 0), ("Технологии", 4)])
        self.assertEqual([choice.name for choice in groups["kind"]], ["Проверки"])

    def test_names_are_remembered_but_not_what_an_address_invents(self):
        """An address names what it likes; the memory of names must not grow with it."""
        self.found("/ru/search/?q=x&language=qq", facets={"language": {"ru": 1}}, total=1)
        self.assertEqual(list(cache.get("facet-names-language-ru")), ["ru"])

    def test_filters_days_and_order_reach_the_engine(self):
        self.found(
            "/ru/search/?q=связь&verdict=false&verdict=scam&from=2025-01-02&to=2025-02-03&sort=newest",
            self.key(self.calls, "ru"),
        )
        query, wanted = self.wanted()
        self.assertEqual(query.text, "связь")
        self.assertEqual(wanted.filters, {"verdict": frozenset({"false", "scam"})})
        self.assertEqual((wanted.first_day.isoformat(), wanted.last_day.isoformat()), ("2025-01-02", "2025-02-03"))
        self.assertEqual((wanted.sort, wanted.language, wanted.offset), ("newest", "ru", 0))

    def test_days_in_the_wrong_order_narrow_nothing_and_are_told(self):
        response = self.found("/ru/search/?q=связь&from=2025-02-03&to=2025-01-02", self.key(self.calls, "ru"))
        self.assertEqual((self.wanted()[1].first_day, self.wanted()[1].last_day), (None, None))
        self.assertContains(response, "filter-note")

    def test_a_better_spelling_keeps_the_filters(self):
        response = self.found("/ru/search/?q=микравтобус&verdict=false", meant="микроавтобус")
        better = f"?q={quote('микроавтобус')}&amp;verdict=false"
        self.assertContains(response, better)

    def test_everything_chosen_can_be_taken_back(self):
        response = self.found("/ru/search/?q=звонки&verdict=false&topic=war", self.key(self.calls, "ru"))
        queries = [chip.query for chip in response.context["listing"].chips]
        q = f"q={quote('звонки')}"
        self.assertEqual(queries, ["verdict=false&topic=war", f"{q}&topic=war", f"{q}&verdict=false"])

    def test_pages_are_turned_and_a_page_too_far_is_the_last_one(self):
        response = self.found("/ru/search/?q=звонки&page=999", self.key(self.calls, "ru"), total=45)
        self.assertEqual(response.context["listing"].page.number, 3)
        self.assertEqual(self.wanted()[1].offset, 40)
        self.assertContains(response, f"?q={quote('звонки')}&amp;page=2")

    def test_what_is_not_public_any_more_is_left_out(self):
        """The index is a moment behind; a withdrawn claim must not show its words meanwhile."""
        key = self.key(self.minibus, "ru")
        self.minibus.unpublish()
        self.assertNotContains(self.found("/ru/search/?q=белый", key), "никого не забирает")

    def test_costs_few_questions_to_the_database(self):
        """Three for any number of claims; menus, the scale and the names of choices are warm."""
        facets = {"verdict": {"false": 1}, "topic": {"technology": 1}, "platform": {"vk": 1}}
        keys = [self.key(self.calls, "ru"), self.key(self.minibus, "ru")]
        self.found("/ru/search/?q=звонки", *keys, facets=facets)
        with self.assertNumQueries(3):
            self.found("/ru/search/?q=звонки", *keys, facets=facets)


class HeadOfTheSearchPage(SearchCase):
    def test_is_for_people_not_for_search_engines(self):
        for path in ("/ru/search/", "/ru/search/?q=звонки", "/ru/search/?q=звонки&page=2"):
            response = self.client.get(path)
            self.assertContains(response, '<meta name="robots" content="noindex">')
            self.assertContains(response, '<link rel="canonical" href="http://testserver/ru/search/">')
            self.assertNotContains(response, 'hreflang="x-default"')

    def test_the_other_languages_show_the_same_search(self):
        response = self.client.get("/ru/search/?verdict=false&q=звонки&utm_source=x")
        self.assertContains(response, f'href="/kk/search/?q={quote("звонки")}&amp;verdict=false"')

    def test_the_title_names_the_words(self):
        self.assertIn("«звонки»", self.client.get("/ru/search/?q=звонки").content.decode().split("</title>")[0])


class WithoutWords(SearchCase):
    def test_an_empty_search_tells_how_to_search_and_asks_no_engine(self):
        response = self.found("/kk/search/?q=+&page=3&nonsense=1")
        self.asked.assert_not_called()
        self.assertContains(response, 'id="how-to-search"')
        self.assertContains(response, "/kk/topics/technology/")
        self.assertContains(response, '<p class="found" role="status" tabindex="-1"></p>')

    def test_nothing_found_leads_on(self):
        with override("ru"):
            response = self.found("/ru/search/?q=инопланетяне&verdict=false")
        self.assertContains(response, 'id="nothing-found"')
        self.assertContains(response, "/ru/topics/technology/")
        counted = [call.args[1].filters for call in self.asked.call_args_list[1:]]
        self.assertEqual(counted, [{"verdict": frozenset({"false"})}, {}], "what each way out would find")

    def test_a_long_message_is_cut_and_the_reader_is_told(self):
        response = self.found("/ru/search/?q=" + "+".join(["сөз"] * 70), self.key(self.calls, "ru"))
        self.assertEqual(len(self.wanted()[0].text.split()), 60)
        self.assertContains(response, 'role="note"')


class WhateverReadersType(SearchCase):
    """Every address answers calmly. The client raises what would be a 500."""

    def test_in_the_box_and_in_every_filter(self):
        names = ("kind", "verdict", "topic", "platform", "region", "claimant", "language", "from", "to", "sort", "page")
        for value in NASTY:
            words = quote(value)
            for query in (f"q={words}", f"q=a&{'&'.join(f'{name}={words}' for name in names)}"):
                with self.subTest(query=query[:60]):
                    self.assertEqual(self.client.get(f"/kk/search/?{query}").status_code, 200)

    def test_operators_and_storms(self):
        for value in ("NOT AND OR ()", "-", "--", '"' * 99, "«" * 50, "a" + "\u0301" * 500, "\u202eabc\u202d", "-сөз"):
            self.assertEqual(self.client.get(f"/en/search/?q={quote(value)}").status_code, 200, value)
            self.assertEqual(self.client.get(f"/en/search/suggest/?q={quote(value)}").status_code, 200, value)

    def test_a_megabyte(self):
        for path in ("/ru/search/", "/ru/search/suggest/"):
            self.assertEqual(self.client.get(path, {"q": "сөз " * 250_000}).status_code, 200)


class Suggestions(SearchCase):
    def suggest(self, start: str, language: str = "ru") -> list[dict]:
        response = self.client.get(f"/{language}/search/suggest/", {"q": start})
        self.assertEqual(response.headers["Content-Type"], "application/json")
        return response.json()["suggestions"]

    def test_lead_to_fact_checks_and_topics(self):
        self.assertEqual(
            self.suggest("Тех"),
            [{"kind": "topic", "label": "Тема", "text": "Технологии", "address": "/ru/topics/technology/"}],
        )
        (found,) = self.suggest("новых прав")
        self.assertEqual((found["text"], found["address"]), (self.pages["ru"].title, self.pages["ru"].url))

    def test_are_at_most_ten_and_none_for_nothing(self):
        for place in range(12):
            factories.make_page(factories.make_public_claim("false"), "ru", title=f"Звонок номер {place}")
        self.assertEqual(len(self.suggest("звонок")), 10)
        for start in ("", " ", "\x00"):
            self.assertEqual(self.suggest(start), [])

    def test_may_be_kept_for_a_minute_and_set_no_cookie(self):
        response = self.client.get("/ru/search/suggest/?q=зв")
        self.assertEqual(response.headers["Cache-Control"], "public, max-age=60")
        self.assertEqual(response.headers["X-Robots-Tag"], "noindex")
        self.assertNotIn("Cookie", response.headers.get("Vary", ""))
        self.assertFalse(response.cookies)

    def test_understand_the_letters_that_people_have(self):
        """Russian keyboards have no қ, and many write Kazakh in Latin letters."""
        for start in ("қоңыр", "коныр", "qonyr", "ҚОҢ"):
            self.assertEqual([found["text"] for found in self.suggest(start, "kk")], [self.pages["kk"].title], start)

    def test_complete_words_from_their_beginning(self):
        self.assertEqual(self.suggest("вонки"), [])

    def test_do_not_name_what_was_withdrawn_a_moment_ago(self):
        """Headlines stay in memory for some minutes; what was taken down meanwhile must not show."""
        self.assertEqual(len(self.suggest("микроавтобус")), 1)
        self.minibus.unpublish()
        self.assertEqual(self.suggest("микроавтобус"), [])

    def test_cost_few_questions(self):
        self.suggest("новых")
        with self.assertNumQueries(1):
            self.suggest("новых")

    def test_name_no_draft(self):
        factories.make_page(factories.make_public_claim("false"), "ru", live=False, title="Канарейка в черновике")
        self.assertEqual(self.suggest("канарейка"), [])


class TheWayToTheSearch(SearchCase):
    def test_every_page_offers_it(self):
        for language in LANGUAGES:
            self.assertContains(self.client.get(f"/{language}/claims/"), f'href="/{language}/search/"')

    def test_a_wrong_address_offers_the_box(self):
        response = self.client.get("/kk/nothing-here/")
        self.assertContains(response, 'action="/kk/search/"', status_code=404)
