"""The archive as open data: whoever copies it gets all that is public, nothing else, and learns what to delete."""

import csv
import gzip
import io
import json
from unittest.mock import patch

from django.core.cache import cache
from django.test import TestCase, override_settings
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Claimant, Correction, FactCheckPage, Region, Topic
from factcheck.core import pieces
from factcheck.core.branding import Branding, BrandingLabel
from factcheck.syndication.archive import entries
from factcheck.syndication.archive.files import FILES
from tests import factories
from tests.claims import archive
from tests.claims.test_claimreview_pages import records
from tests.demonstration import DemonstrationCase

ADDRESSES = [f"/claimreview/{name}" for name in FILES]


def make_private(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="тек бізге")


class ArchiveCase(TestCase):
    def data(self) -> dict:
        return json.loads(self.client.get("/claimreview/data.json").getvalue())

    def items(self) -> list[dict]:
        return self.data()["dataFeedElement"]

    def lines(self) -> list[dict]:
        content = self.client.get("/claimreview/data.jsonl.gz").getvalue()
        return [json.loads(line) for line in gzip.decompress(content).decode().splitlines()]

    def table(self, name: str) -> list[dict]:
        text = self.client.get(f"/claimreview/{name}.csv").getvalue().decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))


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
        whole = self.client.get("/claimreview/data.json").getvalue()
        with patch.object(entries, "CLAIMS_AT_ONCE", 1), patch.object(pieces, "PIECE", 1):
            self.assertEqual(self.client.get("/claimreview/data.json").getvalue(), whole)

    def test_equal_archives_are_equal_files(self):
        first, again = (self.client.get("/claimreview/data.jsonl.gz").getvalue() for _time in range(2))
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


class AskingAgain(ArchiveCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = archive.make_full_claim(size=1)

    def tag(self) -> str:
        return self.client.head("/claimreview/data.json").headers["ETag"]

    def assert_changed(self, before: str) -> str:
        self.assertNotEqual(self.tag(), before)
        return self.tag()

    def test_nothing_is_sent_to_whoever_has_it(self):
        for address in ADDRESSES:
            response = self.client.get(address)
            self.assertEqual(response.status_code, 200, address)
            self.assertTrue(response.headers["Last-Modified"])
            self.assertIn('rel="license"', response.headers["Link"])
            self.assertIn("max-age=300", response.headers["Cache-Control"])
            self.assertEqual(response.headers["Access-Control-Allow-Origin"], "*")
            again = self.client.get(address, headers={"If-None-Match": response.headers["ETag"]})
            self.assertEqual((again.status_code, again.getvalue()), (304, b""))

    def test_head_and_not_modified_read_the_state_alone(self):
        tag = self.tag()
        with patch("factcheck.syndication.archive.entries.emitted") as read:
            response = self.client.head("/claimreview/data.json")
            self.client.get("/claimreview/data.json", headers={"If-None-Match": tag})
        self.assertEqual((response.status_code, response.getvalue()), (200, b""))
        self.assertNotIn("Content-Length", response.headers)
        read.assert_not_called()
        with self.assertNumQueries(10):
            self.tag()

    def test_every_public_change_is_another_state(self):
        tag = self.tag()
        claim = self.page.claim
        claim.text = "Звонки записывают с понедельника"
        factories.publish(claim)
        tag = self.assert_changed(tag)
        factories.publish(self.page)
        tag = self.assert_changed(tag)
        Correction.objects.create(
            page=self.page, severity="typo", what_was="а", what_is="о", why="опечатка", reported_by="reader"
        )
        tag = self.assert_changed(tag)
        label = Claimant.objects.first().labels.first()
        label.name = "Пресс-служба"
        label.save()
        tag = self.assert_changed(tag)
        for model in (Topic, Region):
            model.objects.filter(pk=model.objects.first().pk).update(slug="renamed")
            tag = self.assert_changed(tag)
        name = BrandingLabel(language="kk", name="Айқын", publisher_name="«Айқын» қоры")
        self.addCleanup(cache.clear)
        Branding.objects.create(labels=[name])
        tag = self.assert_changed(tag)
        name.name = "Ақиқат"
        name.save()
        tag = self.assert_changed(tag)
        make_private(self.page)
        tag = self.assert_changed(tag)
        claim.unpublish()
        self.assert_changed(tag)

    def test_a_draft_is_none(self):
        tag = self.tag()
        claim = self.page.claim
        claim.text = "Черновик"
        claim.save_revision()
        factories.make_page(factories.make_claim("kk"), "kk", live=False)
        self.assertEqual(self.tag(), tag)

    def test_a_compressed_file_is_not_compressed_again(self):
        """Programs that unpack what was packed on the way would store a file under a name that lies."""
        response = self.client.get("/claimreview/data.jsonl.gz", headers={"Accept-Encoding": "gzip"})
        self.assertNotIn("Content-Encoding", response.headers)
        self.assertEqual(response.headers["Content-Type"], "application/gzip")
        packed = self.client.get("/claimreview/data.json", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(json.loads(gzip.decompress(packed.getvalue())), self.data())

    def test_other_names_and_methods_are_refused_in_json(self):
        for name in ("nothing", "CLAIMS", "claims%00", "9" * 40, "claims%FF"):
            response = self.client.get(f"/claimreview/{name}.csv")
            self.assertEqual((response.status_code, response.json()["error"]["status"]), (404, "NOT_FOUND"), name)
        self.assertEqual(self.client.post("/claimreview/data.json").status_code, 405)
        self.assertEqual(self.client.options("/claimreview/data.json").status_code, 204)
        self.assertEqual(self.client.get("/claimreview/claims.csv?a=%00&a=javascript:").status_code, 200)


class ASlowReader(ArchiveCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_holds_nothing_and_gets_what_is_public_by_then(self):
        """With one cursor over the whole archive, a reader who hung up kept SQLite from clearing its log."""
        claims = [factories.make_public_claim("false", text=f"{word} звонки записывают") for word in ("Все", "Чужие")]
        for claim in claims:
            factories.make_page(claim, "ru")
        with patch.object(entries, "CLAIMS_AT_ONCE", 1), patch.object(pieces, "PIECE", 1):
            sent = iter(self.client.get("/claimreview/data.json").streaming_content)
            read = next(sent) + next(sent)
            claims[1].unpublish()
            later = b"".join(sent)
        self.assertIn("Все звонки".encode(), read)
        self.assertNotIn("Чужие звонки".encode(), later)
        self.assertIn(b"dateDeleted", later)


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
