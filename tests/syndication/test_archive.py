"""The archive as open data: whoever copies it gets all that is public, nothing else, and learns what to delete."""

import json
from unittest.mock import patch

from django.test import override_settings
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Correction, FactCheckPage
from factcheck.core import pieces
from factcheck.syndication.archive import entries
from factcheck.syndication.archive.feed import data_feed
from factcheck.syndication.archive.lines import compressed_lines
from factcheck.syndication.archive.state import state
from tests import factories
from tests.claims.test_claimreview_pages import records
from tests.demonstration import DemonstrationCase
from tests.syndication.archive_case import ADDRESSES, ArchiveCase, make_private


class TheDemonstration(DemonstrationCase, ArchiveCase):
    def test_every_record_is_that_of_its_page(self):
        """A copy that said something else than the page would be a second truth."""
        items = [item for item in self.items() if item["item"]]
        self.assertGreater(len(items), 9)
        for item in items:
            with self.subTest(item["url"]):
                self.assertEqual(item["item"], records(self.client.get(item["url"]))[:1])
                self.assertEqual(item["dateModified"], item["item"][0]["dateModified"])

    def test_lines_are_the_same_records(self):
        self.assertEqual(self.lines(), [record for item in self.items() for record in item["item"]])

    def test_identifiers_are_those_of_the_feed(self):
        guids = {entry.split("<")[0] for entry in self.feed().split('<guid isPermaLink="false">')[1:]}
        identifiers = [item["identifier"] for item in self.items()]
        self.assertEqual(len(identifiers), len(set(identifiers)))
        self.assertLessEqual({item["identifier"] for item in self.items() if "/ru/" in item["url"]}, guids)

    def feed(self) -> str:
        return self.client.get("/ru/feed/rss.xml").getvalue().decode()

    def test_order_stays_however_little_is_read_at_a_time(self):
        now = state()
        whole = "".join(data_feed(now.changed_at))
        with patch.object(entries, "CLAIMS_AT_ONCE", 1), patch.object(pieces, "PIECE", 1):
            self.assertEqual("".join(data_feed(now.changed_at)), whole)

    def test_equal_archives_are_equal_files(self):
        first, again = (b"".join(compressed_lines()) for _time in range(2))
        self.assertEqual(first, again)
        self.assertEqual(first[4:8], b"\0\0\0\0")

    def test_tables_tell_what_records_tell(self):
        told = {record["url"]: record for record in self.lines()}
        rows = [row for row in self.table("claims") if row["url"] in told]
        self.assertEqual(len(rows), len(told))
        for row in rows:
            record = told[row["url"]]
            self.assertEqual(row["reviewRating.alternateName"], record["reviewRating"]["alternateName"])
            self.assertEqual(row["reviewRating.ratingValue"], str(record["reviewRating"].get("ratingValue", "")))
            for name in ("identifier", "headline", "claimReviewed", "datePublished", "dateModified", "inLanguage"):
                self.assertEqual(row[name], record[name], name)

    def test_a_claim_that_is_being_checked_stands_in_the_table_and_nowhere_else(self):
        checked = [row for row in self.table("claims") if row["verdict"] == "being-checked"]
        self.assertTrue(checked)
        self.assertTrue(all(row["itemReviewed.text"] and not row["reviewRating.alternateName"] for row in checked))
        self.assertFalse({row["identifier"] for row in checked} & {line["identifier"] for line in self.lines()})

    def test_every_table_has_rows_and_its_licence(self):
        for name in ("claims", "appearances", "rulings", "corrections"):
            rows = self.table(name)
            self.assertTrue(rows, name)
            self.assertEqual({row["sdLicense"] for row in rows}, {"https://creativecommons.org/licenses/by/4.0/"})
            self.assertTrue(all(row["identifier"].endswith(f"/c/{row['number']}/") for row in rows))


class WhatWasTakenBack(ArchiveCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def setUp(self):
        self.claim = factories.make_public_claim("false")
        self.page = factories.make_page(self.claim, "ru")
        [self.item] = self.items()

    def assert_taken_back(self) -> dict:
        [item] = self.items()
        self.assertEqual(item["identifier"], self.item["identifier"])
        self.assertEqual(item["item"], [])
        self.assertGreaterEqual(item["dateDeleted"], self.item["dateModified"])
        self.assertEqual(item["url"], f"http://testserver/ru/claims/{self.claim.pk}/")
        self.assertNotIn(self.page.slug, json.dumps(item))
        self.assertEqual(self.lines(), [])
        return item

    def test_a_claim(self):
        self.claim.unpublish()
        item = self.assert_taken_back()
        self.assertEqual(self.client.get(item["url"]).status_code, 410)
        self.assertEqual(self.table("claims"), [])

    def test_the_words_in_one_language(self):
        factories.make_page(self.claim, "kk")
        self.page.unpublish()
        kazakh, russian = self.items()
        self.assertEqual([item["item"] == [] for item in (kazakh, russian)], [False, True])
        self.assertEqual(russian["identifier"], self.item["identifier"])

    def test_a_claim_that_was_merged(self):
        self.claim.merge_into(factories.make_public_claim("true"))
        self.assert_taken_back()

    def test_words_that_were_retracted(self):
        Correction.objects.create(
            page=self.page, severity="retraction", what_was="Звонки записывают.", what_is="Не доказано.",
            why="Источник ошибся.", reported_by="editor",
        )  # fmt: skip
        self.assert_taken_back()
        [row] = self.table("claims")
        self.assertEqual((row["headline"], row["url"]), ("", ""))
        self.assertEqual(self.table("corrections")[0]["why"], "Источник ошибся.")

    def test_a_page_that_became_private(self):
        PageViewRestriction.objects.create(page=self.page, restriction_type="password", password="тек бізге")
        self.assert_taken_back()

    def test_a_verdict_that_machines_are_not_told(self):
        for key in ("no-verdict", None):
            self.claim.verdict = factories.verdict(key) if key else None
            self.claim = factories.publish(self.claim)
            self.assert_taken_back()

    def test_words_stay_while_the_claim_is_checked_anew(self):
        """Every file ended in the middle: the word for "being checked" is translated only when it is written."""
        self.claim.verdict = None
        factories.publish(self.claim)
        self.assert_taken_back()
        for address in ADDRESSES:
            self.assertTrue(self.client.get(address).getvalue(), address)
        [row] = self.table("claims")
        self.assertEqual((row["verdict"], row["headline"]), ("being-checked", self.page.title))

    def test_what_comes_back_is_there_again(self):
        self.claim.unpublish()
        factories.publish(self.claim)
        factories.publish(self.page)
        [item] = self.items()
        self.assertEqual(item["identifier"], self.item["identifier"])
        self.assertNotIn("dateDeleted", item)

    def test_what_was_never_told_leaves_no_trace(self):
        for key in ("no-verdict", None):
            factories.make_page(factories.make_public_claim(key), "ru")
        factories.make_page(factories.make_public_claim("false"), "ru", live=False)
        self.assertEqual(self.items(), [self.item])

    def make_private_page(self) -> FactCheckPage:
        page = factories.make_page(factories.make_public_claim("false"), "ru", live=False)
        make_private(page)
        return factories.publish(page)

    def test_what_was_private_from_its_first_day_leaves_no_trace(self):
        page = self.make_private_page()
        self.assertEqual(self.items(), [self.item])
        page.unpublish()
        self.assertEqual(self.items(), [self.item])

    def test_what_lay_below_a_private_page_from_its_first_day_leaves_no_trace(self):
        before = factories.make_page(self.claim, "kk")
        make_private(before.get_parent())
        factories.make_page(factories.make_public_claim("false"), "kk")
        self.assertEqual([(item["url"], "dateDeleted" in item) for item in self.items()], [
            (f"http://testserver/kk/claims/{self.claim.pk}/", True), (self.item["url"], False),
        ])  # fmt: skip


class ALanguageThatTheSiteGaveUp(ArchiveCase):
    """Its pages stay in the database; their addresses lead nowhere."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        for language in ("ru", "en"):
            factories.make_page(cls.claim, language)

    def setUp(self):
        self.enterContext(override_settings(WAGTAIL_CONTENT_LANGUAGES=[("kk", "Қазақша"), ("ru", "Русский")]))

    def test_is_withdrawn(self):
        english, russian = self.items()
        self.assertEqual((english["item"], "dateDeleted" in english), ([], True))
        self.assertEqual([line["inLanguage"] for line in self.lines()], ["ru"])
        self.assertEqual(russian["item"], self.lines())

    def test_is_in_no_row(self):
        self.assertEqual([row["inLanguage"] for row in self.table("claims")], ["ru"])


class AnEmptyArchive(ArchiveCase):
    def test_is_one_all_the_same(self):
        factories.make_site()
        self.assertEqual(self.items(), [])
        self.assertEqual(self.lines(), [])
        for name in ("claims", "appearances", "rulings", "corrections"):
            self.assertEqual(self.table(name), [])


class Cells(ArchiveCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_no_text_is_a_formula(self):
        """A claim that opens a program on the computer of whoever opens the table."""
        for text in ("=cmd|' /C calc'!A0", "+7 701 000 00 00", "-1", "@SUM(A1)", "\tтекст", "'так'"):
            claim = factories.make_public_claim("false", text=text)
            [cell] = {row["itemReviewed.text"] for row in self.table("claims") if row["number"] == str(claim.pk)}
            self.assertEqual(cell, f"'{text}")

    def test_texts_with_commas_quotes_and_lines_stay_whole(self):
        text = 'Жіберіңіз, "бәріне",\nтез!'
        factories.make_public_claim("false", "kk", text=text)
        self.assertEqual(self.table("claims")[0]["itemReviewed.text"], text)

    def test_lines_end_as_the_standard_says(self):
        self.assertTrue(self.client.get("/claimreview/rulings.csv").getvalue().endswith(b"\r\n"))
