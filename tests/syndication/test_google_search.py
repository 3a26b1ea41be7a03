"""What the Fact Check Tools API finds, and how it says it."""

import datetime as dt
from unittest.mock import patch

from django.utils import timezone
from wagtail.models import Page

from factcheck.claims.models import Claim
from tests import factories

from .google_case import SEARCH, GoogleCase

CALLS = factories.WORDS["ru"]["title"]
LEMON = "Лимоны не лечат"


class WhatIsFound(GoogleCase):
    def test_a_claim_comes_in_googles_words_with_its_reviews_in_all_languages(self):
        (found,) = self.ask(query="правила связи звонки")["claims"]
        self.assertEqual(found["text"], factories.CLAIM_TEXTS["ru"])
        self.assertEqual([review["languageCode"] for review in found["claimReview"]], ["kk", "ru", "en"])
        page = self.pages["ru"]
        self.assertEqual(
            found["claimReview"][1],
            {
                "publisher": {"name": "Factcheck", "site": "testserver"},
                "url": f"http://testserver{page.url}",
                "title": CALLS,
                "reviewDate": page.first_published_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "textualRating": "Ложь",
                "languageCode": "ru",
            },
        )

    def test_claimant_and_day_are_told_where_they_are_known(self):
        (lemon,) = self.ask(query="лимонная вода")["claims"]
        self.assertEqual((lemon["claimant"], lemon["claimDate"]), ("Доктор Лимонов", "2025-11-05T00:00:00Z"))
        (calls,) = self.ask(query="звонки записываются")["claims"]
        self.assertNotIn("claimant", calls)
        self.assertNotIn("claimDate", calls)

    def test_a_month_is_no_time(self):
        Claim.objects.filter(pk=self.lemon.pk).update(first_seen_precision="month")
        self.assertNotIn("claimDate", self.ask(query="лимонная вода")["claims"][0])

    def test_a_language_narrows_the_reviews_whatever_the_region(self):
        for tag in ("en", "en-GB", "EN", "en-Latn-KZ"):
            (found,) = self.ask(query="звонки записываются", languageCode=tag)["claims"]
            self.assertEqual([review["textualRating"] for review in found["claimReview"]], ["False"], tag)
        self.assertEqual(self.titles(query="лимонная вода", languageCode="kk"), [])

    def test_a_language_that_the_site_gave_up_is_not_told(self):
        """Its pages stay in the database; they cost everybody the whole answer."""
        with self.settings(WAGTAIL_CONTENT_LANGUAGES=[("kk", "Қазақша"), ("ru", "Русский")]):
            (found,) = self.ask(query="звонки записываются")["claims"]
            self.assertEqual([review["languageCode"] for review in found["claimReview"]], ["kk", "ru"])
            self.assertTrue(self.ask(reviewPublisherSiteFilter="testserver")["claims"])

    def test_nothing_is_an_empty_object(self):
        for parameters in (
            {"query": "қобыландықызы wolpertinger"},
            {"query": "???"},
            {"query": "звонки", "languageCode": "fr"},
            {"query": "звонки", "reviewPublisherSiteFilter": "example.org"},
            {"query": "звонки", "offset": 5},
        ):
            self.assertEqual(self.ask(**parameters), {}, parameters)

    def test_the_site_alone_lists_everything_newest_first(self):
        """Only the two that readers see with a verdict: the six hidden ones say the same words."""
        self.assertEqual(self.titles(reviewPublisherSiteFilter="testserver", languageCode="ru"), [LEMON, CALLS])

    def test_our_site_is_known_however_it_is_written(self):
        for site in ("www.testserver", "https://testserver/", "TESTSERVER:8000", "http://www.testserver/ru/claims/"):
            self.assertEqual(len(self.titles(reviewPublisherSiteFilter=site)), 2, site)
        self.assertEqual(self.titles(reviewPublisherSiteFilter="kk.testserver"), [])

    def test_the_newer_of_claim_and_review_decides_on_age(self):
        Page.objects.update(first_published_at=timezone.now() - dt.timedelta(days=90))
        everything = {"reviewPublisherSiteFilter": "testserver", "languageCode": "ru"}
        self.assertEqual(self.titles(**everything, maxAgeDays=30), [])
        Claim.objects.filter(pk=self.lemon.pk).update(first_seen=timezone.now().date() - dt.timedelta(days=3))
        self.assertEqual(self.titles(**everything, maxAgeDays=30), [LEMON])
        self.assertEqual(len(self.titles(**everything, maxAgeDays=2_000_000_000)), 2)
        self.assertEqual(len(self.titles(**everything, maxAgeDays=0)), 2)

    def test_a_claim_taken_from_the_site_is_gone_at_once_whatever_the_index_says(self):
        self.calls.unpublish()
        self.assertEqual(self.ask(query="звонки записываются"), {})

    def test_without_an_index_the_database_answers(self):
        with self.settings(SEARCH_ENGINE=""):
            self.assertEqual(self.titles(query="лимоны"), [LEMON])
            self.assertEqual(self.ask(query="wolpertinger"), {})

    def test_four_questions_to_the_database_are_enough(self):
        self.ask(query="звонки лимонная")
        with self.assertNumQueries(4):
            self.ask(query="звонки лимонная")

    def test_an_unchanged_answer_is_not_sent_twice(self):
        first = self.client.get(SEARCH, {"query": "лимонная вода"})
        again = self.client.get(SEARCH, {"query": "лимонная вода"}, headers={"If-None-Match": first["ETag"]})
        self.assertEqual((first["Access-Control-Allow-Origin"], again.status_code), ("*", 304))


class TurningPages(GoogleCase):
    """Five more checks of calls, one after the other."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for place in range(5):
            factories.make_page(factories.make_public_claim("false"), "ru", title=f"Звонки, проверка {place}")

    def walk(self, **parameters) -> list[str]:
        """The titles of all pages, turned by their tokens."""
        titles, token = [], ""
        for _turn in range(10):
            found = self.ask(**parameters, pageToken=token) if token else self.ask(**parameters)
            titles += [claim["claimReview"][-1]["title"] for claim in found["claims"]]
            token = found.get("nextPageToken")
            if not token:
                return titles
        raise AssertionError("The pages have no end.")

    def test_tokens_lead_through_everything_once(self):
        for parameters in ({"query": "звонки записывают"}, {"reviewPublisherSiteFilter": "testserver"}):
            whole = self.walk(**parameters, pageSize=50)
            self.assertGreaterEqual(len(whole), 6)
            self.assertEqual(self.walk(**parameters, pageSize=2), whole)
            self.assertEqual(self.walk(**parameters, pageSize=2, offset=1), whole[1:])

    def test_what_is_published_or_withdrawn_meanwhile_moves_nothing(self):
        asked = {"reviewPublisherSiteFilter": "testserver", "pageSize": 3, "languageCode": "ru"}
        whole = self.walk(**asked)
        first = self.ask(**asked)
        self.make_checked("false", title="Новая проверка")
        Claim.objects.get(fact_checks__title=whole[0]).unpublish()
        second = self.ask(**asked, pageToken=first["nextPageToken"])
        self.assertEqual([claim["claimReview"][0]["title"] for claim in second["claims"]], whole[3:6])

    def test_a_page_has_ten_claims_unless_told_and_fifty_at_most(self):
        searching = "factcheck.syndication.google.searching"
        self.enterContext(patch(f"{searching}.told", lambda numbers, asked: numbers))
        self.enterContext(patch(f"{searching}.claims_of", lambda asked: list(range(1, 90))))
        self.assertEqual(len(self.ask(query="звонки")["claims"]), 10)
        for size, count in ((0, 10), (7, 7), (50, 50), (2_000, 50)):
            self.assertEqual(len(self.ask(query="звонки", pageSize=size)["claims"]), count, size)

    def test_a_token_is_good_for_its_own_question_alone(self):
        asked = {"query": "звонки записывают", "pageSize": 2}
        token = self.ask(**asked)["nextPageToken"]
        for other in ({"query": "лимон"}, {"pageSize": 3}, {"languageCode": "ru"}, {"maxAgeDays": 9}, {"offset": 1}):
            self.assertIn("other parameters", self.refusal(**{**asked, **other}, pageToken=token))
        for forged in (token[:-1], token.replace(token[5], "x"), "2", "a:b:c", "ё" * 900):
            self.assertIn("not one that was given out", self.refusal(**asked, pageToken=forged))
