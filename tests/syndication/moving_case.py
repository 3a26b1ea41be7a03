"""What the tests of moving in share: small archives, and reading them in."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import TestCase

from factcheck.claims.models import Claim, FactCheckPage
from factcheck.syndication.moving_in.arriving import bring_in
from factcheck.syndication.moving_in.mapping import scale
from factcheck.syndication.moving_in.placing import Plan
from factcheck.syndication.moving_in.tally import Tally
from tests import factories

ARCHIVES = Path(__file__).parent / "archives"


def a_review(**changes) -> dict:
    """The ClaimReview of another outlet about a hoax that everybody knows."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://old.example.kz/2021/zvonki-ne-zapisyvayut/",
        "headline": "Новых правил связи нет: звонки не записывают",
        "claimReviewed": "Все звонки записываются, вводятся новые правила связи",
        "inLanguage": "ru",
        "datePublished": "2021-03-01",
        "author": {"@type": "Organization", "name": "Прежняя редакция"},
        "reviewRating": {"@type": "Rating", "alternateName": "Фейк", "ratingExplanation": "Таких правил нет."},
        "itemReviewed": {"@type": "Claim", "appearance": [{"@type": "CreativeWork", "url": "https://t.me/kanal/7"}]},
        **changes,
    }


class MovingCase(TestCase):
    """An empty site with its scale."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def bring(self, *reviews: object, plan: Plan | None = None) -> Tally:
        """Imports these records as one list of JSON."""
        return self.read(json.dumps(reviews, ensure_ascii=False).encode(), plan)

    def read(self, content: bytes, plan: Plan | None = None, language: str = "") -> Tally:
        """Imports a file of this content."""
        return bring_in(io.BufferedReader(io.BytesIO(content)), scale(), plan or Plan(), language)

    @contextmanager
    def a_file(self, content: bytes) -> Iterator[Path]:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "archive"
            path.write_bytes(content)
            yield path

    def command(self, source: object, *options: str) -> tuple[int, str]:
        """The exit code of the command and all that it says."""
        said, code = io.StringIO(), 0
        with redirect_stderr(said):
            try:
                call_command("import_claimreviews", str(source), *options, stdout=said)
            except CommandError as error:
                code = error.returncode
                said.write(str(error))
        return code, said.getvalue()

    def reasons(self, report: Tally) -> str:
        return "\n".join(reason for _place, reason in report.refused)

    def the_page(self) -> FactCheckPage:
        return FactCheckPage.objects.get()

    def the_claim(self) -> Claim:
        return Claim.objects.get()
