"""Files that nobody meant well with, and files that broke on the way: a reason each, nothing half-imported."""

import gzip
import json
import random
from unittest.mock import patch

from factcheck.claims.models import Claim, FactCheckPage
from factcheck.syndication.moving_in import files, readers

from .moving_case import ARCHIVES, MovingCase, a_review

BILLION = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<rss><channel><item><title>&b;</title></item></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>Фейк: «&a;»</title></item></channel></rss>"""


class RecordsTest(MovingCase):
    def test_each_bad_record_has_its_reason_and_the_others_come_in(self):
        bad = {
            "is no date": a_review(datePublished="вчера"),
            "cannot be right": a_review(datePublished="2999-01-01"),
            "no date of publication": a_review(datePublished=None),
            "no pages in the language “uz”": a_review(inLanguage="uz"),
            "is no text": a_review(headline=["a", "b"]),
            "no web address": a_review(url="javascript:alert(1)"),
            "there is no claim": a_review(claimReviewed="\x00"),
            "10,000 is the most": a_review(claimReviewed="а" * 20_000),
            "no verdict is known for “Хм”": a_review(reviewRating={"alternateName": "Хм"}),
            "it names no verdict": a_review(reviewRating="ложь"),
            "switched off here": a_review(reviewRating={"alternateName": "Mostly false"}),
            "no ClaimReview": {"@type": "Article"},
            "this is no object": 5,
        }
        report = self.bring(*bad.values(), a_review())
        self.assertEqual([place for place, _reason in report.refused], [f"element {n}" for n in range(1, len(bad) + 1)])
        for expected, (_place, reason) in zip(bad, report.refused, strict=True):
            self.assertIn(expected, reason)
        self.assertEqual(Claim.objects.count(), 1)

    def test_a_page_that_cannot_be_stored_leaves_no_claim_behind(self):
        with patch.object(FactCheckPage, "refuse_empty_words", side_effect=readers.Unusable("нет")):
            report = self.bring(a_review())
        self.assertEqual((self.reasons(report), Claim.objects.count()), ("нет", 0))

    def test_html_in_a_title_is_words(self):
        self.bring(
            a_review(headline="<b>Звонки</b> не&nbsp;записывают<script>alert(1)</script>", claimReviewed="A\x00B")
        )
        self.assertEqual(self.the_page().title, "Звонки не\xa0записываютalert(1)")
        self.assertEqual(self.the_claim().text, "AB")

    def test_the_same_record_twice_is_one(self):
        report = self.bring(a_review(), a_review())
        self.assertEqual((report.outcomes.total(), Claim.objects.count()), (2, 1))

    def test_numbers_count_only_with_both_ends_of_their_scale(self):
        alone = a_review(reviewRating={"ratingValue": 1})
        between = a_review(reviewRating={"ratingValue": 2, "bestRating": 5, "worstRating": 1})
        hundred = a_review(reviewRating={"ratingValue": "100", "bestRating": "100", "worstRating": "0"})
        report = self.bring(alone, between, hundred)
        self.assertEqual(len(report.refused), 2)
        self.assertEqual(self.the_claim().ruling.verdict.key, "true")


class FilesTest(MovingCase):
    def test_a_packed_file_cut_short_keeps_what_came_before(self):
        noise = random.Random(5).randbytes(20_000).hex()
        reviews = [
            a_review(url=f"https://old.example.kz/a{n}/", claimReviewed=f"Слух {n}", image=noise) for n in range(9)
        ]
        lines = b"\n".join(json.dumps(review).encode() for review in reviews)
        with self.a_file(gzip.compress(lines)[:-2000]) as path:
            code, said = self.command(path)
        self.assertEqual(code, 1)
        self.assertIn("cut short", said)
        self.assertGreater(Claim.objects.count(), 0)

    def test_entities_and_files_from_outside_are_refused(self):
        for content in (BILLION, OUTSIDE, "<rss><channel>"):
            report = self.read(content.encode())
            self.assertIn("no whole export", report.broken_off)
        self.assertFalse(Claim.objects.exists())

    def test_an_item_has_a_limit(self):
        with patch("factcheck.syndication.moving_in.readers.wordpress.LARGEST_ITEM", 100_000):
            report = self.read(b"<rss><channel><item><title>" + b"a" * 300_000 + b"</title></item></channel></rss>")
        self.assertIn("one item is larger", report.broken_off)

    def test_a_document_and_a_line_have_limits(self):
        with patch("factcheck.syndication.moving_in.readers.LARGEST_DOCUMENT", 1000):
            self.assertIn("JSONL", self.read(json.dumps([a_review()] * 5).encode()).broken_off)
        with patch("factcheck.syndication.moving_in.readers.lines.LONGEST_LINE", 3000):
            long = json.dumps(a_review(claimReviewed="a" * 9000)).encode()
            report = self.read(json.dumps(a_review()).encode() + b"\n" + long + b"\n")
        self.assertEqual((report.refused[0][0], Claim.objects.count()), ("line 2", 1))

    def test_a_file_that_unpacks_without_end_is_broken_off(self):
        with (
            patch.object(files.Bounded.__init__, "__defaults__", (50_000,)),
            self.a_file(gzip.compress(b"[" * 10**6)) as path,
        ):
            code, said = self.command(path)
        self.assertEqual(code, 1)
        self.assertIn("is larger than", said)

    def test_nested_without_end(self):
        for content in (b"[" * 100_000, b'{"a":' * 100_000):
            self.assertTrue(self.read(content).broken_off or self.read(content).refused)
        deep = a_review(reviewBody="<div>" * 5000 + "Слова")
        self.bring(deep)
        self.assertLessEqual(Claim.objects.count(), 1)

    def test_an_empty_and_a_missing_file(self):
        self.assertIn("empty", self.read(b" ").broken_off)
        code, said = self.command("/nowhere/archive.json")
        self.assertEqual(code, 2)
        self.assertIn("Nothing was imported", said)


class CommandTest(MovingCase):
    def test_a_dry_run_says_the_same_and_keeps_nothing(self):
        _code, dry = self.command(ARCHIVES / "wordpress.xml", "--dry-run")
        self.assertFalse(Claim.objects.exists())
        code, real = self.command(ARCHIVES / "wordpress.xml")
        self.assertEqual(dry.replace("This was a dry run: nothing was kept.\n", ""), real)
        self.assertEqual((code, Claim.objects.count()), (1, 5))

    def test_words_of_ones_own_come_first(self):
        with self.a_file('[words]\nunproven = ["Сомнительно"]\nsatire = ["Фейк"]\n'.encode()) as own:
            code, said = self.command(ARCHIVES / "wordpress.xml", "--map", str(own))
        self.assertEqual(code, 0, said)
        keys = FactCheckPage.objects.in_language("ru").values_list("slug", "claim__ruling__verdict__key")
        self.assertEqual((dict(keys)["krasnov"], dict(keys)["novye-pravila-svyazi"]), ("unproven", "satire"))

    def test_a_map_of_verdicts_that_there_are_not_is_refused(self):
        for content in ('[words]\nlie = ["Вздор"]', "[words", '[words]\ntrue = ["а"]\nfalse = ["А!"]'):
            with self.a_file(content.encode()) as own:
                self.assertEqual(self.command(ARCHIVES / "table.csv", "--map", str(own))[0], 2)

    def test_unknown_words_may_be_given_one_verdict(self):
        code, said = self.command(ARCHIVES / "wordpress.xml", "--unknown", "no-verdict")
        self.assertEqual(code, 0, said)
        self.assertEqual(FactCheckPage.objects.get(slug="krasnov").claim.ruling.verdict.key, "no-verdict")
