"""Whoever has the newest archive is sent nothing; whoever has not, what was written once for everybody."""

import gzip
import json
import shutil
from unittest.mock import patch

from django.core.cache import cache

from factcheck.claims.models import Claimant, Correction, Region, Topic
from factcheck.core import pieces
from factcheck.core.branding import Branding, BrandingLabel
from factcheck.syndication.archive import entries, kept
from factcheck.syndication.archive.files import FILES
from factcheck.syndication.archive.state import State
from tests import factories
from tests.claims import archive
from tests.syndication.archive_case import ADDRESSES, ArchiveCase, make_private


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
        with self.assertNumQueries(12):
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
        small = (patch.object(entries, "CLAIMS_AT_ONCE", 1), patch.object(pieces, "PIECE", 1))
        with small[0], small[1]:
            sent = iter(self.client.get("/claimreview/data.json").streaming_content)
            read = next(sent) + next(sent)
            claims[1].unpublish()
            later = b"".join(sent)
        self.assertIn("Все звонки".encode(), read)
        self.assertNotIn("Чужие звонки".encode(), later)
        self.assertIn(b"dateDeleted", later)


class WhatIsKept(ArchiveCase):
    """Thirty whole archives a minute from one address kept every worker busy."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")

    def kept(self) -> list[str]:
        """The names of what lies in the folder, but for locks."""
        return sorted(path.name.partition("-")[2] for path in kept.home().iterdir() if path.suffix != ".lock")

    def get(self, name: str = "data.json") -> bytes:
        return self.client.get(f"/claimreview/{name}").getvalue()

    def test_a_state_is_read_once_and_asked_for_after_that(self):
        first = {name: self.get(name) for name in FILES}
        for name, content in first.items():
            with self.subTest(name), self.assertNumQueries(12):
                self.assertEqual(self.get(name), content)
        self.assertEqual(self.kept(), sorted(FILES))

    def test_the_newest_state_alone_stays_and_nobody_else_may_read_it(self):
        before = self.get()
        self.page.unpublish()
        self.assertIn(b"dateDeleted", self.get())
        self.assertNotIn(b"dateDeleted", before)
        self.assertEqual(self.kept(), ["data.json"])
        self.assertEqual(kept.home().stat().st_mode & 0o777, 0o700)

    def test_a_change_while_it_is_written_keeps_nothing(self):
        """Its first half would be that of the earlier state for everybody who comes after."""
        with patch.object(kept, "state", return_value=State("later", None)):
            self.assertIn(self.page.title, self.get().decode())
        self.assertEqual(self.kept(), [])

    def test_what_a_killed_process_left_is_in_nobodys_way(self):
        kept.home().mkdir(exist_ok=True)
        (kept.home() / "data.json.new").write_text('{"@context"')
        json.loads(self.get())
        self.assertEqual(self.kept(), ["data.json"])

    def test_a_full_disk_is_told_and_everybody_is_answered(self):
        with patch.object(kept.os, "fsync", side_effect=OSError("No space left")), self.assertLogs(kept.logger):
            self.assertIn(self.page.title, self.get().decode())

    def test_a_reader_who_hangs_up_leaves_the_next_one_a_whole_file(self):
        response = self.client.get("/claimreview/data.json")
        next(iter(response.streaming_content))
        response.close()
        self.assertEqual(self.kept(), [])
        json.loads(self.get())
        self.assertEqual(self.kept(), ["data.json"])

    def test_two_who_ask_at_once_are_both_answered_and_one_copy_is_kept(self):
        first = self.client.get("/claimreview/data.json").streaming_content
        begun = next(iter(first))
        self.assertEqual(self.get(), begun + b"".join(first))
        self.assertEqual(self.kept(), ["data.json"])

    def setUp(self):
        self.addCleanup(lambda: shutil.rmtree(kept.home(), ignore_errors=True))
