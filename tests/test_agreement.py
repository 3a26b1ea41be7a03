"""No output ever disagrees with another: page, card, widget, record, feed, interface and archive say one thing."""

import re
from datetime import timedelta
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import override

from factcheck.claims.models import Claim, Correction, FactCheckPage
from factcheck.claims.review import Review
from factcheck.claims.standings import standing
from factcheck.core.dates import machine_time
from tests import factories
from tests.agreement import OUTPUTS, SHOWN, Facts, Outputs, line
from tests.demonstration import DemonstrationCase

LANGUAGES = ("kk", "ru", "en")
# What at least as many outputs tell, so that a reader that lost its way is not taken for one that agrees.
LEAST = {
    "key": 6, "word": 16, "headline": 12, "answer": 7, "explanation": 6,
    "url": 16, "published": 8, "modified": 9, "language": 6,
}  # fmt: skip
WORDS = {"what_was": "Было так.", "what_is": "Стало иначе.", "why": "Источник говорит другое."}
RECORDS = (
    "/claimreview/data.json",
    "/claimreview/claims.csv",
    "/v1alpha1/claims:search?reviewPublisherSiteFilter=testserver&pageSize=50",
)
# What is asked about one number.
ABOUT = (
    lambda number, language: f"/embed/claim/{number}/?lang={language}",
    lambda number, language: f"/embed/claim/{number}/badge.svg?lang={language}",
    lambda number, language: f"/embed/claim/{number}.json?lang={language}",
    lambda number, language: f"/verify/{number}?lang={language}",
)


def everywhere(language: str) -> list[str]:
    """The addresses of all outputs that are about many claims."""
    below = ("", "claims/", "verdicts/false/", "feed/rss.xml", "feed/atom.xml", "feed/feed.json")
    return [*RECORDS, f"/sitemap-{language}.xml", "/sitemap-news.xml", *(f"/{language}/{path}" for path in below)]


def said(review: Review) -> Facts:
    """The one thing, as facts."""
    return {
        "key": review.verdict_key,
        "word": str(review.shown_verdict.name),
        "headline": line(review.headline),
        "answer": line(review.answer),
        "explanation": line(review.explanation),
        "url": review.url,
        "published": machine_time(review.published_at),
        "modified": machine_time(review.modified_at),
        "since": machine_time(review.verdict_since),
        "language": review.language,
    }


def review_in(number: int, language: str) -> Review | None:
    """What we say today, with names in that language."""
    with override(language):
        found = standing(number, language)
        return found and found.review


class Agreement(DemonstrationCase):
    def setUp(self):
        self.outputs = Outputs(self.client)

    def reviews(self) -> list[Review]:
        pages = FactCheckPage.objects.published().order_by("claim", "locale").select_related("locale")
        return [review_in(page.claim_id, page.language) for page in pages]

    def assert_agreed(self, reviews: list[Review], outputs=OUTPUTS) -> dict[str, int]:
        """Each output says what the reviews say; how many outputs tell each fact."""
        told: dict[str, int] = {}
        for review in reviews:
            expected = said(review)
            for name, read in outputs.items():
                with self.subTest(output=name, claim=review.number, language=review.language):
                    with override(review.language):
                        found = read(self.outputs, review)
                    self.assertEqual(found, {fact: expected[fact] for fact in found})
                    for fact in found:
                        told[fact] = told.get(fact, 0) + 1
        return told

    def change(self, number: int, verdict: str) -> None:
        claim = Claim.objects.get(pk=number)
        claim.verdict = factories.verdict(verdict)
        with self.captureOnCommitCallbacks(execute=True):
            factories.publish(claim)
        self.outputs = Outputs(self.client)

    def test_every_claim_in_every_language(self):
        reviews = self.reviews()
        self.assertEqual(len(reviews), 15)
        told = self.assert_agreed(reviews)
        for fact, least in LEAST.items():
            self.assertGreaterEqual(told[fact], least * len(reviews), fact)

    def test_every_claim_after_its_verdict_changed(self):
        before = {(review.number, review.language): review.verdict_key for review in self.reviews()}
        for number in sorted({number for number, _language in before}):
            self.change(number, "scam")
        reviews = self.reviews()
        self.assertEqual({review.verdict_key for review in reviews}, {"scam"})
        self.assert_agreed(reviews)

    def test_verdict_that_machines_are_not_told_stands_where_people_read(self):
        self.change(2, "no-verdict")
        [review] = [review for review in self.reviews() if (review.number, review.language) == (2, "kk")]
        for_people = {
            "page",
            "share card",
            "list card",
            "search result",
            "oEmbed",
            "RSS",
            "Atom",
            "JSON Feed",
            "sitemap",
        }
        told = {name: read for name, read in OUTPUTS.items() if name in for_people or name in SHOWN}
        self.assert_agreed([review], told)
        for address in ("/claimreview/data.json", "/v1alpha1/claims:search?reviewPublisherSiteFilter=testserver"):
            self.assertNotIn(review.url.encode(), self.outputs.bytes(address))

    def test_claim_that_is_being_checked_is_said_to_be(self):
        for language in LANGUAGES:
            review = review_in(6, language)
            with override(language):
                word = str(review.shown_verdict.name)
            for name, read in SHOWN.items():
                with self.subTest(output=name, language=language):
                    found = read(self.outputs, review)
                    self.assertEqual((found["word"], found.get("url", review.url)), (word, review.url))

    def test_corrected_words_are_the_same_everywhere_and_so_is_the_time(self):
        page = FactCheckPage.objects.in_language("ru").get(claim=2)
        page.title, page.answer = "Новый заголовок: всё иначе", "Короткий ответ, исправленный сегодня."
        with self.captureOnCommitCallbacks(execute=True):
            page = factories.publish(page)
            hour = timezone.now() + timedelta(hours=1)
            Correction.objects.create(page=page, severity="typo", reported_by="reader", made_at=hour, **WORDS)
        review = review_in(2, "ru")
        self.assertEqual(review.modified_at, hour)
        self.assert_agreed([review])


class WhatIsTakenBack(DemonstrationCase):
    """What is gone is gone from every output, or said to be gone, and its words stand nowhere."""

    NUMBER = 2

    def setUp(self):
        self.reviews = [review_in(self.NUMBER, language) for language in LANGUAGES]

    def assert_silent(self) -> None:
        """No output has a headline or an answer."""
        outputs = Outputs(self.client)
        for review in self.reviews:
            fragments = [longest_words(review.headline), longest_words(review.answer)]
            for address in (*everywhere(review.language), *(make(self.NUMBER, review.language) for make in ABOUT)):
                body = line(outputs.bytes(address).decode(errors="replace"))
                for words in fragments:
                    with self.subTest(address=address, words=words):
                        self.assertNotIn(words, body)

    def test_withdrawn_claim(self):
        with self.captureOnCommitCallbacks(execute=True):
            Claim.objects.get(pk=self.NUMBER).unpublish()
        self.assert_silent()
        for review in self.reviews:
            said = self.client.get(f"/embed/claim/{self.NUMBER}.json?lang={review.language}").json()
            self.assertEqual(said["state"], "withdrawn")
            self.assertEqual(self.client.get(f"/oembed/?url={quote(review.url, safe='')}").status_code, 404)
            self.assertIn(self.client.get(review.path).status_code, (404, 410))

    def test_merged_claim_is_answered_for_by_the_other(self):
        into = Claim.objects.get(pk=3)
        with self.captureOnCommitCallbacks(execute=True):
            Claim.objects.get(pk=self.NUMBER).merge_into(into)
        self.assert_silent()
        for language in LANGUAGES:
            stands = review_in(self.NUMBER, language)
            self.assertEqual(stands.number, 3)
            said = self.client.get(f"/embed/claim/{self.NUMBER}.json?lang={language}").json()
            self.assertEqual((said["state"], said["mergedInto"], said["url"]), ("merged", 3, stands.url))
            self.assertContains(self.client.get(f"/verify/{self.NUMBER}?lang={language}"), stands.shown_verdict.name)

    def test_withdrawn_words_are_no_record_any_more(self):
        with self.captureOnCommitCallbacks(execute=True):
            for page in FactCheckPage.objects.filter(claim=self.NUMBER):
                Correction.objects.create(page=page, severity="retraction", reported_by="editor", **WORDS)
        outputs = Outputs(self.client)
        for review in self.reviews:
            for address in RECORDS:
                self.assertNotIn(longest_words(review.answer), line(outputs.bytes(address).decode()), address)
            for feed in ("rss.xml", "atom.xml", "feed.json"):
                body = line(outputs.bytes(f"/{review.language}/feed/{feed}").decode())
                self.assertNotIn(longest_words(review.answer), body)
                self.assertIn(WORDS["why"], body)


def longest_words(text: str) -> str:
    """The longest part of a text that no format writes in another way."""
    return max(re.findall(r"[\w ]+", line(text)), key=len).strip()
