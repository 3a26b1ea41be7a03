"""Google's own clients read us as they read Google."""

from functools import partial
from unittest import skipIf

from factcheck.claims.models import Claim
from tests import factories
from tests.syndication.google_case import GoogleCase

from . import google_python, node
from .served import asked


class Clients(GoogleCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for place in range(4):
            claim = factories.make_public_claim("false", text=f"Звонки записывают, слух {place}")
            factories.make_page(claim, "ru", title=f"Звонки, проверка {place}")

    def test_python_turns_the_pages_to_the_end(self):
        found = asked(partial(google_python.walk, query="звонки записывают", pageSize=2))
        self.assertEqual((found["pages"], len(found["claims"])), (3, 5))
        self.assertEqual(found["reviews"], {"kk": 1, "ru": 5, "en": 1})

    def test_python_narrows_by_language_site_and_age(self):
        site = {"reviewPublisherSiteFilter": "testserver"}
        everything = asked(partial(google_python.walk, **site))
        self.assertEqual(len(everything["claims"]), 6)
        self.assertEqual(asked(partial(google_python.walk, **site, languageCode="en-US"))["reviews"], {"en": 1})
        Claim.objects.get(pk=self.lemon.pk).fact_checks.update(first_published_at="2024-01-01T00:00Z")
        young = asked(partial(google_python.walk, **site, maxAgeDays=300))
        self.assertEqual(set(everything["claims"]) - set(young["claims"]), {self.lemon.text})
        nothing = {"pages": 1, "claims": [], "reviews": {}}
        for question in ({"query": "wolpertinger"}, {"query": "звонки", "reviewPublisherSiteFilter": "example.org"}):
            self.assertEqual(asked(partial(google_python.walk, **question)), nothing)

    def test_python_reads_refusals(self):
        told = asked(google_python.refusals)
        self.assertEqual(
            {name: status for name, (status, _reason) in told.items()},
            {
                "nothing asked": 400, "forged token": 400, "negative size": 400, "foreign picture": 400,
                "pages": 404, "one page": 404, "writing": 404,
            },
        )  # fmt: skip
        self.assertIn("pageToken", told["forged token"][1])

    @skipIf(node.missing(), node.missing())
    def test_node_turns_pages_narrows_and_reads_refusals(self):
        for question in (
            {"query": "звонки записывают", "pageSize": 2},
            {"reviewPublisherSiteFilter": "testserver", "languageCode": "kk-KZ", "maxAgeDays": 3},
            {"query": "wolpertinger"},
        ):
            in_node = asked(partial(node.walk, **question))
            self.assertEqual(in_node, asked(partial(google_python.walk, **question)), question)
        told = asked(node.refusals)
        self.assertEqual([status for status, _reason in told.values()], [400, 400, 400, 400, 404])
        self.assertIn("pageToken", told["forged token"][1])
