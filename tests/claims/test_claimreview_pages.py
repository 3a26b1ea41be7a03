"""What machines read on the pages is what people see there."""

import extruct
from django.test import TestCase
from lxml import html

from factcheck.claims.dossiers import dossier_of_page
from factcheck.claims.models import Appearance, Capture, Claim, Correction, FactCheckPage
from factcheck.core.dates import machine_time
from tests import factories
from tests.claims import archive
from tests.demonstration import DemonstrationCase

LANGUAGES = ("kk", "ru", "en")


def records(response) -> list[dict]:
    """The JSON-LD of a page as a foreign reader finds it."""
    return extruct.extract(response.content, syntaxes=["json-ld"])["json-ld"]


def text_of(element) -> str:
    return one_line(element.text_content())


def one_line(text: str) -> str:
    """The text as it looks: spaces of every kind are one space."""
    return " ".join(text.split())


class TheDemonstration(DemonstrationCase):
    def pages(self):
        return FactCheckPage.objects.published().order_by("claim", "locale")

    def assert_says_what_it_shows(self, page) -> dict:
        response = self.client.get(page.url)
        tree = html.fromstring(response.content)
        [record] = records(response)
        self.assertEqual(record["@type"], "ClaimReview")
        [canonical] = tree.xpath("//link[@rel='canonical']/@href")
        self.assertEqual(record["url"], canonical)
        self.assertEqual(record["inLanguage"], tree.get("lang"))
        shown = tree.xpath("//main//*[@data-verdict]")[0]
        self.assertEqual(record["reviewRating"]["alternateName"], text_of(shown).split(": ")[-1])
        explanation = record["reviewRating"].get("ratingExplanation", "")
        self.assertIn(one_line(explanation), text_of(tree.xpath("//main")[0]))
        self.assertIn(record["datePublished"][:10], tree.xpath("//main//time/@datetime"))
        self.assertIn(one_line(record["itemReviewed"]["text"]), text_of(tree.xpath("//main")[0]))
        [headline] = tree.xpath("//meta[@property='og:title']/@content")
        self.assertEqual(one_line(headline), text_of(tree.xpath("//h1")[0]))
        self.assertEqual(record["headline"], headline)
        self.assertTrue(record["identifier"].endswith(f"/c/{page.claim_id}/"))
        [changed] = tree.xpath("//meta[@property='article:modified_time']/@content")
        self.assertEqual(record["dateModified"], changed)
        return record

    def test_every_fact_check_says_what_it_shows(self):
        self.assertEqual(self.pages().count(), 15)
        for page in self.pages():
            with self.subTest(page=page.url):
                self.assert_says_what_it_shows(page)

    def test_short_claim_is_short_and_silent_about_the_verdict(self):
        for page in self.pages():
            [record] = records(self.client.get(page.url))
            self.assertLess(len(record["claimReviewed"]), 75)
            self.assertNotIn(record["reviewRating"]["alternateName"].lower(), record["claimReviewed"].lower().split())

    def test_change_of_verdict_is_told_in_every_language_at_once(self):
        claim = Claim.objects.get(pk=2)
        before = [self.assert_says_what_it_shows(page)["reviewRating"] for page in self.pages().filter(claim=2)]
        claim.verdict = factories.verdict("unproven")
        factories.publish(claim)
        after = [self.assert_says_what_it_shows(page)["reviewRating"] for page in self.pages().filter(claim=2)]
        self.assertEqual({rating.get("ratingValue") for rating in before}, {1})
        self.assertEqual({rating["alternateName"] for rating in after}, {"Дәлелденбеген", "Не доказано", "Unproven"})
        self.assertFalse(any("ratingValue" in rating for rating in after))
        # The old answer is no reason for the new verdict.
        self.assertTrue(all("ratingExplanation" in rating for rating in before))
        self.assertFalse(any("ratingExplanation" in rating for rating in after))

    def test_verdict_that_emits_none_and_none_at_all_take_the_record_away(self):
        for key in ("no-verdict", None):
            claim = Claim.objects.get(pk=2)
            claim.verdict = factories.verdict(key) if key else None
            factories.publish(claim)
            for page in self.pages().filter(claim=2):
                self.assertEqual(records(self.client.get(page.url)), [])

    def test_no_other_page_carries_any(self):
        for language in LANGUAGES:
            for path in (
                "", "claims/", "claims/?verdict=false", "claims/6/", "claims/6/history/", "evidence/", "explainers/",
                "verdicts/", "verdicts/false/", "corrections/", "methodology/", "nothing/",
            ):  # fmt: skip
                self.assertEqual(records(self.client.get(f"/{language}/{path}")), [], path)
        for page in self.pages():
            self.assertEqual(records(self.client.get(f"{page.url}history/")), [])


class AFactCheckForMachines(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_facts_are_those_of_the_claim(self):
        page = archive.make_full_claim(size=2)
        [record] = records(self.client.get(page.url))
        self.assertEqual(
            record["itemReviewed"],
            {
                "@type": "Claim",
                "text": factories.CLAIM_TEXTS["ru"],
                "inLanguage": "ru",
                "datePublished": "2025-11-05",
                "author": {"@type": "Organization", "name": "Пресс-служба министерства"},
                "appearance": [
                    {"@type": "CreativeWork", "url": "https://vk.com/wall-0"},
                    {"@type": "CreativeWork", "url": "https://vk.com/wall-1"},
                ],
            },
        )

    def test_words_that_end_a_script_do_no_harm(self):
        nasty = "</script><script>alert(1)</script>\u2028<!--"
        page = factories.make_page(factories.make_public_claim("false", text=nasty), "ru", answer=f"Нет. {nasty}")
        response = self.client.get(page.url)
        [record] = records(response)
        self.assertEqual(record["itemReviewed"]["text"], nasty)
        kinds = [element.get("type") for element in html.fromstring(response.content).iter("script")]
        self.assertEqual([kind for kind in kinds if kind == "application/ld+json"], ["application/ld+json"])
        self.assertNotContains(response, "<script>alert")

    def test_preview_carries_none(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        self.assertEqual(len(dossier_of_page(page).records), 1)
        self.assertEqual(dossier_of_page(page, is_preview=True).records, ())

    def test_words_that_were_taken_back_carry_none(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        words = dict.fromkeys(("what_was", "what_is", "why"), "Проверка отозвана.")
        Correction.objects.create(page=page, severity="retraction", reported_by="editor", **words)
        self.assertEqual(records(self.client.get(page.url)), [])

    def test_correction_counts_as_a_modification(self):
        page = factories.make_page(factories.make_public_claim("false"), "ru")
        words = dict.fromkeys(("what_was", "what_is", "why"), "В сентябре.")
        Correction.objects.create(page=page, severity="clarification", reported_by="reader", **words)
        correction = Correction.objects.get()
        [record] = records(self.client.get(page.url))
        self.assertEqual(record["dateModified"], machine_time(correction.made_at))


class AMediaReview(TestCase):
    """A second script beside the ClaimReview."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def page_about(self, kind: str, with_capture: bool = True) -> FactCheckPage:
        claim = factories.make_claim(
            "ru", verdict=factories.verdict("false"), kind=kind, media_category="EditedOrCroppedContent"
        )
        held = Capture.objects.create(title="Снимок", file=factories.make_picture()) if with_capture else None
        claim.appearances.add(Appearance(platform="youtube", url="https://youtube.com/watch?v=1", capture=held))
        claim.save()
        claim.save_revision()
        return factories.make_page(factories.publish(claim), "ru")

    def test_picture_is_where_we_serve_it(self):
        page = self.page_about("image")
        claim_review, media_review = records(self.client.get(page.url))
        self.assertEqual(claim_review["@type"], "ClaimReview")
        self.assertEqual(media_review["mediaAuthenticityCategory"], ["EditedOrCroppedContent"])
        medium = media_review["itemReviewed"]
        self.assertEqual(medium["@type"], "ImageObject")
        self.assertEqual(self.client.get(medium["contentUrl"]).status_code, 200)

    def test_recording_is_where_it_was_posted(self):
        for page in (self.page_about("video"), self.page_about("image", with_capture=False)):
            medium = records(self.client.get(page.url))[1]["itemReviewed"]
            self.assertEqual(medium["contentUrl"], "https://youtube.com/watch?v=1")
