"""Dumps: a folder a day, whole or not there at all."""

import datetime as dt
import gzip
import os
import subprocess
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils.timezone import localdate, localtime

from factcheck.claims import worker
from factcheck.syndication.archive import dumps
from tests import factories

NAMES = {
    "LICENSE.txt", "SHA256SUMS", "appearances.csv", "claims.csv", "corrections.csv", "data.json", "data.jsonl.gz",
    "rulings.csv",
}  # fmt: skip


class DumpCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "ru")

    def setUp(self):
        self.home = Path(self.enterContext(TemporaryDirectory()))

    def dump(self, **options) -> str:
        out = StringIO()
        call_command("dump_archive", self.home, stdout=out, **options)
        return out.getvalue()

    def names(self) -> set[str]:
        return {path.name for path in self.home.iterdir()}

    def make_day(self, days_ago: int) -> str:
        folder = self.home / str(localdate() - dt.timedelta(days=days_ago))
        folder.mkdir()
        (folder / "data.json").write_text("{}")
        return folder.name


class TheCommand(DumpCase):
    def test_writes_everything_with_sums_that_can_be_checked(self):
        said = self.dump()
        folder = self.home / str(localdate())
        self.assertEqual({path.name for path in folder.iterdir()}, NAMES)
        self.assertTrue(all(name in said for name in NAMES))
        subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
        self.assertEqual((folder / "SHA256SUMS").read_text().count("\n"), len(NAMES) - 1)
        self.assertIn("creativecommons.org/licenses/by/4.0", (folder / "LICENSE.txt").read_text())
        self.assertIn(self.page.title, gzip.decompress((folder / "data.jsonl.gz").read_bytes()).decode())

    def test_files_are_those_that_the_site_sends(self):
        self.dump()
        for name in ("data.json", "data.jsonl.gz", "claims.csv", "rulings.csv"):
            sent = self.client.get(f"/claimreview/{name}").getvalue()
            self.assertEqual((self.home / "latest" / name).read_bytes(), sent, name)

    def test_a_second_dump_of_the_day_takes_the_place_of_the_first(self):
        self.dump()
        self.page.unpublish()
        self.dump()
        self.assertEqual(self.names(), {str(localdate()), "latest"})
        self.assertIn("dateDeleted", (self.home / "latest" / "data.json").read_text())

    def test_a_dump_that_fails_leaves_nothing_half_done(self):
        self.dump()
        before = (self.home / "latest" / "SHA256SUMS").read_bytes()
        with patch.object(dumps, "state", side_effect=OSError("No space left on device")):
            self.assertRaisesMessage(CommandError, "No space left on device", self.dump)
        self.assertEqual(self.names(), {str(localdate()), "latest"})
        self.assertEqual((self.home / "latest" / "SHA256SUMS").read_bytes(), before)

    def test_keeps_so_many_days(self):
        kept, old = self.make_day(6), self.make_day(8)
        (self.home / "2020-notes.txt").write_text("ours")
        self.dump(days=7)
        self.assertEqual(self.names(), {str(localdate()), kept, "latest", "2020-notes.txt"})
        self.assertNotIn(old, self.names())
        self.assertRaises(CommandError, self.dump, days=0)

    def test_removes_what_a_killed_dump_left(self):
        left, running = self.home / ".unfinished-a", self.home / ".unfinished-b"
        left.mkdir()
        running.mkdir()
        yesterday = (localtime() - dt.timedelta(days=1)).timestamp()
        os.utime(left, (yesterday, yesterday))
        self.dump()
        self.assertEqual(self.names(), {str(localdate()), "latest", ".unfinished-b"})

    def test_a_web_server_may_read_it(self):
        self.dump()
        self.assertEqual((self.home / "latest").stat().st_mode & 0o055, 0o055)

    def test_a_folder_that_cannot_be_written_is_told(self):
        (self.home / "file").write_text("")
        with self.assertRaisesMessage(CommandError, "could not be written"):
            call_command("dump_archive", self.home / "file", stdout=StringIO())


class EveryNight(DumpCase):
    def work(self, hour: int) -> None:
        at = localtime().replace(hour=hour)
        with override_settings(ARCHIVE_DUMPS=str(self.home)), patch.object(dumps, "localtime", return_value=at):
            worker.do_hourly_work()

    def test_the_worker_writes_one_dump(self):
        self.work(hour=1)
        self.assertEqual(self.names(), set())
        self.work(hour=2)
        with patch.object(dumps, "dump") as again:
            self.work(hour=3)
        again.assert_not_called()
        self.assertEqual(self.names(), {str(localdate()), "latest"})

    def test_nothing_is_written_where_nobody_asked_for_it(self):
        with patch.object(dumps, "dump") as dump:
            worker.do_hourly_work()
        dump.assert_not_called()

    def test_a_dump_that_fails_is_logged_and_stops_nobody(self):
        with patch.object(dumps, "dump", side_effect=OSError("disk full")), self.assertLogs("factcheck.claims.worker"):
            self.work(hour=2)
