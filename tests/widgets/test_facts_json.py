"""The facts of a claim as programs and those who asked for letters get them."""

import json
from datetime import timedelta

from django.test import TestCase
from django.utils.timezone import now
from django.utils.translation import override

from factcheck.claims.claimreview import Publisher
from factcheck.claims.models import Correction
from factcheck.claims.standings import standing
from factcheck.widgets.facts_json import facts
from tests import factories
from tests.claims.archive import make_full_claim

NEWSROOM = Publisher("Тексеру", "http://testserver/", "https://creativecommons.org/licenses/by/4.0/")


class Facts(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("unproven")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}

    def asked(self, language: str = "ru", claim=None, at=None) -> dict:
        with override(language):
            found = facts(standing((claim or self.claim).pk, language), at or now(), NEWSROOM)
        # What JSON cannot hold would fail here.
        return json.loads(json.dumps(found))

    def test_a_public_claim_is_told_in_the_language(self):
        found = self.asked("kk")
        self.assertEqual(found["state"], "public")
        self.assertEqual(found["verdict"], {"key": "unproven", "name": "Дәлелденбеген", "tone": "neutral"})
        self.assertEqual(found["headline"], self.pages["kk"].title)
        self.assertEqual(found["url"], f"http://testserver{self.pages['kk'].url}")
        self.assertEqual(found["shortUrl"], f"http://testserver/c/{self.claim.pk}/")
        self.assertEqual([row["code"] for row in found["languages"]], ["kk", "ru"])
        self.assertEqual(found["publisher"], {"name": "Тексеру", "url": "http://testserver/"})
        self.assertIsNone(found["change"])

    def test_a_verdict_with_a_number_tells_both_ends_of_the_scale(self):
        verdict = self.asked(claim=factories.make_public_claim("false"))["verdict"]
        self.assertEqual((verdict["ratingValue"], verdict["bestRating"], verdict["worstRating"]), (1, 5, 1))

    def test_without_words_in_the_language_the_facts_stay(self):
        found = self.asked("en")
        self.assertEqual((found["headline"], found["answer"]), (None, None))
        self.assertEqual(found["claim"]["text"], factories.CLAIM_TEXTS["ru"])

    def test_everything_known_of_the_claim_is_told(self):
        claim = make_full_claim(2, "ru").claim
        told = self.asked(claim=claim)["claim"]
        self.assertTrue(told["claimants"] and told["appearances"] and told["firstSeen"])
        self.assertEqual(set(told["appearances"][0]), {"url", "archiveUrl", "isFirstKnown"})

    def test_a_change_of_verdict_is_told_for_thirty_days(self):
        self.claim.verdict = factories.verdict("false")
        factories.publish(self.claim)
        change = self.asked()["change"]
        self.assertEqual((change["from"], change["to"], change["why"]), ("Не доказано", "Ложь", None))
        self.assertIsNone(self.asked(at=now() + timedelta(days=30))["change"])

    def test_words_taken_back_are_said_to_be_and_not_handed_out(self):
        Correction.objects.create(
            page=self.pages["ru"], severity="retraction", what_was="…", what_is="…", why="Мы ошиблись.",
            reported_by="editor",
        )  # fmt: skip
        found, other = self.asked("ru"), self.asked("kk")
        self.assertEqual((found["isRetracted"], found["headline"], found["answer"]), (True, None, None))
        self.assertEqual((other["isRetracted"], other["headline"]), (False, self.pages["kk"].title))
        self.assertTrue(other["answer"])

    def test_a_merged_number_tells_of_the_claim_that_stands_for_it(self):
        other = factories.make_public_claim("scam")
        self.claim.merge_into(other)
        found = self.asked()
        self.assertEqual((found["state"], found["number"], found["mergedInto"]), ("merged", self.claim.pk, other.pk))
        self.assertEqual(found["uuid"], str(other.uuid))

    def test_a_withdrawn_claim_tells_nothing_of_itself(self):
        self.claim.unpublish()
        found = self.asked()
        keys = {"state", "number", "language", "publisher", "license", "withdrawnAt"}
        self.assertEqual((found["state"], set(found)), ("withdrawn", keys))
        self.assertTrue(found["withdrawnAt"])
