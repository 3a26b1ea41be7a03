"""The archive as programs read it, its kept files in a folder of their own."""

import csv
import gzip
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import TestCase, override_settings
from wagtail.models import PageViewRestriction

from factcheck.syndication.archive.files import FILES

ADDRESSES = [f"/claimreview/{name}" for name in FILES]


def make_private(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="тек бізге")


class ArchiveCase(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.var = Path(cls.enterClassContext(TemporaryDirectory()))
        cls.enterClassContext(override_settings(VAR_DIR=cls.var))
        super().setUpClass()

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
