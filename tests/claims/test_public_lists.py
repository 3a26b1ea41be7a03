from django.test import TestCase

from factcheck.claims import listings
from factcheck.claims.models import Wording
from tests import factories
from tests.claims import archive


class ClaimList(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        archive.fill(45, "ru", verdicts=("false", "misleading", "unproven"))

    def shown(self, query: str = "") -> listings.Listing:
        return self.client.get(f"/ru/claims/?{query}").context["listing"]

    def test_newest_first_twenty_a_page(self):
        listing = self.shown()
        self.assertEqual(len(listing.items), 20)
        days = [review.published_at for review in listing.items]
        self.assertEqual(days, sorted(days, reverse=True))

    def test_pages_through_everything_once(self):
        numbers = [review.number for page in (1, 2, 3) for review in self.shown(f"page={page}").items]
        self.assertEqual(len(numbers), 45)
        self.assertEqual(len(set(numbers)), 45)

    def test_wrong_page_number_gives_the_nearest_page(self):
        for asked, given in (("0", 1), ("999", 3), ("-4", 1), ("9" * 30, 3), ("first", 1), ("", 1), ("2.5", 1)):
            with self.subTest(asked=asked):
                self.assertEqual(self.shown(f"page={asked}").page.number, given)

    def test_filters_by_verdict_and_counts_each(self):
        listing = self.shown("verdict=misleading")
        self.assertEqual({review.verdict_key for review in listing.items}, {"misleading"})
        (verdicts,) = [group for group in listing.groups if group.facet.name == "verdict"]
        self.assertEqual({choice.key: choice.count for choice in verdicts.choices}, dict.fromkeys(
            ("false", "misleading", "unproven"), 15
        ))  # fmt: skip

    def test_chosen_verdict_can_be_dropped_and_keeps_the_search(self):
        (words, verdict) = self.shown("verdict=false&q=звонки").chips
        self.assertIn("verdict=false", words.query)
        self.assertNotIn("verdict", verdict.query)
        self.assertIn("q=", verdict.query)

    def test_unknown_verdict_or_tag_gives_an_empty_list_with_a_way_back(self):
        for query in ("verdict=nothing", "tag=nothing"):
            response = self.client.get(f"/ru/claims/?{query}")
            self.assertEqual(response.context["listing"].items, [])
            self.assertContains(response, '<a class="chips-clear" href="/ru/claims/">')

    def test_finds_words_in_any_case_of_letters(self):
        for query in ("ЗВОНКИ", "Звонки", "звонки"):
            with self.subTest(query=query):
                self.assertEqual(self.shown(f"q={query}").page.paginator.count, 9)

    def test_finds_only_pages_with_all_the_words(self):
        self.assertEqual(self.shown("q=микроавтобус школы").page.paginator.count, 9)
        self.assertEqual(self.shown("q=микроавтобус мигрантов").page.paginator.count, 0)

    def test_quotation_marks_and_a_minus_are_understood_here_too(self):
        self.assertEqual(self.shown('q=школы "микроавтобус"').page.paginator.count, 9)
        self.assertEqual(self.shown("q=школы -микроавтобус").page.paginator.count, 0)

    def test_signs_of_regular_expressions_are_ordinary_signs(self):
        self.assertEqual(self.shown("q=(№").page.paginator.count, 45)
        self.assertEqual(self.shown("q=.*").page.paginator.count, 0)

    def test_being_checked_claims_with_words_can_be_filtered(self):
        claim = factories.make_public_claim(None)
        factories.make_page(claim, "kk")
        listing = self.client.get("/kk/claims/?verdict=being-checked").context["listing"]
        self.assertEqual([review.number for review in listing.items], [claim.pk])

    def test_other_languages_have_lists_of_their_own(self):
        self.assertEqual(self.client.get("/kk/claims/").context["listing"].items, [])

    def test_links_of_the_pagination_keep_the_filters(self):
        response = self.client.get("/ru/claims/?q=Неправда")
        self.assertContains(response, "page=2")
        self.assertContains(response, "&amp;page=2")


class NotYetInThisLanguage(TestCase):
    """Claims that are public but have no page in the reader's language."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.checked = factories.make_claim("ru", verdict=factories.verdict("false"))
        cls.checked.wordings.add(Wording(text="Операторы слушают каждого", language="ru"))
        cls.checked.save()
        cls.checked.save_revision()
        cls.checked = factories.publish(cls.checked)
        cls.page = factories.make_page(cls.checked, "ru")
        cls.open = factories.make_public_claim(None, text="Ночью в город привезли мигрантов")
        factories.make_claim("ru", verdict=factories.verdict("false"), text="Звонки: черновик")

    def elsewhere(self, address: str) -> list[int]:
        found = self.client.get(address).context["listing"].elsewhere
        return [review.number for review in found.items] if found else []

    def test_stand_below_the_list_and_below_their_verdict(self):
        for address in ("/kk/claims/", "/kk/claims/?verdict=false", "/kk/verdicts/false/"):
            with self.subTest(address=address):
                self.assertEqual(self.elsewhere(address), [self.checked.pk])
                self.assertContains(self.client.get(address), f'href="/kk/claims/{self.checked.pk}/"')

    def test_are_marked_with_the_language_of_the_claim(self):
        self.assertContains(self.client.get("/kk/verdicts/false/"), '<h3 class="card-title" lang="ru">')

    def test_are_found_by_their_words_and_their_wordings(self):
        for query in ("ЗВОНКИ", "слушают", "слушают звонки"):
            self.assertEqual(self.elsewhere(f"/kk/claims/?q={query}"), [self.checked.pk], query)
        self.assertNotContains(self.client.get("/kk/claims/?q=слушают"), "тексерілмеген болуы мүмкін")

    def test_pages_are_found_by_the_wordings_of_their_claim(self):
        listing = self.client.get("/ru/claims/?q=слушают").context["listing"]
        self.assertEqual([review.number for review in listing.items], [self.checked.pk])
        self.assertIsNone(listing.elsewhere)

    def test_claims_being_checked_are_found(self):
        for language in ("kk", "ru"):
            for query in ("q=мигрантов", "verdict=being-checked", "q=мигрантов&verdict=being-checked"):
                self.assertEqual(self.elsewhere(f"/{language}/claims/?{query}"), [self.open.pk], query)

    def test_a_page_in_the_language_takes_the_claim_to_the_list(self):
        factories.make_page(self.checked, "kk")
        self.assertEqual(self.elsewhere("/kk/verdicts/false/"), [])

    def test_are_paged_through_with_the_filters(self):
        archive.fill(25, "en", verdicts=("false",))
        first = self.client.get("/kk/claims/?verdict=false&q=e")
        self.assertContains(first, "?q=e&amp;verdict=false&amp;elsewhere=2")
        self.assertEqual(first.context["listing"].elsewhere.page.paginator.count, 25)
        self.assertEqual(len(self.elsewhere("/kk/verdicts/false/?elsewhere=2")), 6)


class EvidenceAndExplainerLists(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_empty_lists_say_so_calmly(self):
        for path in ("evidence/", "explainers/", "corrections/", "claims/", ""):
            for language in ("kk", "ru", "en"):
                self.assertEqual(self.client.get(f"/{language}/{path}").status_code, 200)

    def test_evidence_says_who_published_it_and_that_it_is_a_state_body(self):
        ministry = archive.make_named(archive.Organisation, "ministry", "Министерство", is_state_body=True)
        factories.make_evidence(publisher=ministry)
        response = self.client.get("/ru/evidence/")
        self.assertContains(response, "Министерство")
        self.assertContains(response, "icons.svg#state")
