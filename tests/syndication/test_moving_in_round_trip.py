"""What we give out comes back in: an archive exported from one site and imported into an empty one."""

import datetime as dt
import gzip
import io
import json

from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from factcheck.claims.models import Appearance, Claim, FactCheckPage
from factcheck.syndication.archive import feed, lines, tables
from tests import factories
from tests.claims import archive

from .moving_case import MovingCase

# Numbers are given anew; addresses made from words are the same.
NUMBERED = ("identifier", "number")


def reviews() -> list[dict]:
    """All ClaimReviews of the site, without numbers."""
    data = json.loads("".join(feed.data_feed(None)))
    found = [record for item in data["dataFeedElement"] for record in item["item"]]
    return [{name: value for name, value in record.items() if name not in NUMBERED} for record in found]


def add_rich_claims() -> None:
    """Beside the demonstration, whose addresses are not recorded: claims with all that a ClaimReview can hold."""
    claim = factories.make_claim(
        "ru", verdict=factories.verdict("scam"), first_seen=dt.date(2025, 11, 1), first_seen_precision="month"
    )
    claim.claimants.add(
        archive.make_named(archive.Claimant, "press", "Айбек Смадияров", kind="person", same_as="https://example.org/a")
    )
    claim.appearances.add(
        Appearance(platform="vk", url="https://vk.com/wall-1_2", archive_url="https://archive.example.org/1"),
        Appearance(platform="website", url="https://example.org/a,b?c=1", is_first_known=True),
    )
    claim.save()
    claim.save_revision()
    claim = factories.publish(claim)
    for language in ("kk", "ru", "en"):
        factories.make_page(claim, language, claim_in_this_language="" if language == "ru" else f"({language}) Қоңырау")
    summary = factories.make_public_claim("false", "kk", text="Қала туралы қауесет", is_summary=True)
    factories.make_page(summary, "kk", title="Қауесет расталмады")
    factories.make_page(
        summary, "ru", title="Слух не подтвердился", claim_in_this_language="Слух о городе, ложь и только"
    )


@override_settings(IS_DEMONSTRATION=True)
class RoundTripTest(MovingCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        first = transaction.savepoint()
        call_command("demo", stdout=io.StringIO())
        add_rich_claims()
        cls.feed = "".join(feed.data_feed(None)).encode()
        cls.lines = b"".join(lines.compressed_lines())
        cls.table = "".join(tables.written(tables.TABLES["claims"])).encode()
        cls.expected, cls.claims = reviews(), told_claims()
        transaction.savepoint_rollback(first)

    def test_the_feed_gives_the_same_reviews(self):
        report = self.read(self.feed)
        self.assertTrue(report.is_clean, "\n".join(report.lines()))
        self.assertEqual(len(self.expected), report.outcomes.total())
        self.assertEqual(reviews(), self.expected)

    def test_the_lines_give_the_same_reviews(self):
        self.assertTrue(self.read(gzip.decompress(self.lines)).is_clean)
        self.assertEqual(reviews(), self.expected)

    def test_the_table_gives_the_same_claims_and_answers(self):
        """It has no appearances, but topics, regions, whole translations, and verdicts that no review tells of."""
        report = self.read(self.table)
        self.assertTrue(report.is_clean, "\n".join(report.lines()))
        self.assertEqual(told_claims(), self.claims)

    def test_our_own_site_knows_its_own_export(self):
        claim = factories.make_public_claim("false")
        factories.make_page(claim)
        before = Claim.objects.count()
        report = self.read("".join(feed.data_feed(None)).encode())
        self.assertEqual([outcome.name for outcome in report.outcomes], ["UNCHANGED"])
        self.assertEqual(Claim.objects.count(), before)


def translation(claim: Claim, page: FactCheckPage) -> str:
    """The claim in the page's language, where it is not the claim itself once more."""
    return page.claim_in_this_language if page.claim_in_this_language != claim.text else ""


def told_claims() -> list[tuple]:
    """What the table of claims holds of each: facts, and the words of each language."""
    return [
        (
            claim.text, claim.language, claim.is_summary, claim.kind, claim.first_seen, claim.ruling.verdict.key,
            sorted(topic.slug for topic in claim.topics.all()), sorted(region.slug for region in claim.regions.all()),
            sorted(
                (page.language, page.slug, page.title, page.answer, translation(claim, page))
                for page in claim.fact_checks.filter(live=True)
            ),
        )
        for claim in Claim.objects.public().exclude(fact_checks=None).exclude(ruling__verdict=None).order_by("text")
    ]  # fmt: skip
