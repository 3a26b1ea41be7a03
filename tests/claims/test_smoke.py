from django.test import TestCase

from factcheck.claims.models import Claim, FactCheckPage
from tests import factories


class FirstClaimTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_publishing_writes_the_ruling(self):
        claim = factories.make_public_claim("false")
        self.assertEqual(claim.ruling.verdict.key, "false")
        page = factories.make_page(claim, "kk")
        self.assertEqual(list(FactCheckPage.objects.published()), [page])
        self.assertEqual(page.slug, "qonyraulardyn-bari-zhazylyp-zhatqan-zhoq")
        self.assertEqual(Claim.objects.public().count(), 1)
