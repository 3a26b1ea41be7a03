from django.test import TestCase

from factcheck.claims.models import ExplainerIndexPage, ExplainerPage, FactCheckPage
from tests import factories
from tests.claims import archive


class QuestionsToTheDatabase(TestCase):
    """Every page costs a fixed number of queries, however much stands on it and however large the archive is.

    The goal is at most 12 for a fact-check, 15 for home and plain lists, 20 for the list with all its facets; what is
    pinned is what was reached. Menus, the scale and the sizes of pictures are warm, as for every reader but the first.
    """

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        archive.fill(200, "ru")
        for text in archive.RUMOURS["kk"]:
            factories.make_page(factories.make_public_claim(None, language="kk", text=text), "ru")
        cls.small = archive.make_full_claim(size=1)
        cls.large = archive.make_full_claim(size=4)

    def assert_queries(self, address: str, number: int):
        """The address takes `number` queries the second time; returns the response."""
        self.client.get(address)
        with self.assertNumQueries(number):
            response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        return response

    def test_archive_is_large(self):
        self.assertGreaterEqual(FactCheckPage.objects.published().in_language("ru").count(), 202)

    def test_fact_check_page(self):
        response = self.assert_queries(self.small.url, 10)
        self.assertContains(response, "Снимок старый.", count=1)

    def test_fact_check_page_with_four_times_as_much(self):
        response = self.assert_queries(self.large.url, 10)
        self.assertContains(response, "Снимок старый.", count=4)
        self.assertContains(response, "Раньше было сказано", count=4)

    def test_history(self):
        self.assert_queries(f"{self.small.url}history/", 11)
        self.assert_queries(f"{self.large.url}history/", 11)

    def test_history_with_many_versions(self):
        for number in range(6):
            page = FactCheckPage.objects.get(pk=self.small.pk)
            page.answer = f"Ответ номер {number}."
            factories.publish(page)
        response = self.assert_queries(f"{self.small.url}history/", 11)
        self.assertContains(response, '<details class="version"', count=6)

    def test_withdrawn_claim(self):
        claim = factories.make_public_claim("false")
        claim.unpublish()
        address = f"/ru/claims/{claim.pk}/"
        self.client.get(address)
        with self.assertNumQueries(5):
            self.assertEqual(self.client.get(address).status_code, 410)

    def test_claim_without_words_in_this_language(self):
        self.assert_queries(f"/kk/claims/{self.small.claim_id}/", 9)
        self.assert_queries(f"/kk/claims/{self.large.claim_id}/", 9)

    def test_home(self):
        self.assert_queries("/ru/", 10)

    def test_claim_list(self):
        self.assert_queries("/ru/claims/", 16)
        self.assert_queries("/ru/claims/?page=7", 12)
        self.assert_queries("/ru/claims/?verdict=misleading&q=связи&tag=svyaz-1", 15)

    def test_claim_list_under_two_and_under_all_filters(self):
        self.assert_queries("/ru/claims/?verdict=false&platform=vk", 15)
        every = "&".join(f"{name}=x" for name in ("topic", "platform", "region", "claimant", "tag", "language", "q"))
        self.assert_queries(f"/ru/claims/?{every}&verdict=false&from=2024-01-01&to=2026-01-01&sort=updated", 12)

    def test_rubrics(self):
        self.assert_queries("/ru/topics/", 1)
        for path in ("tags/", "claimants/", "people/"):
            self.assert_queries(f"/ru/{path}", 2)
        self.assert_queries("/ru/archive/", 1)
        self.assert_queries("/ru/archive/2024-02/", 6)
        self.assert_queries("/ru/topics/health/", 6)
        self.assert_queries("/ru/tags/svyaz-1/", 5)
        self.assert_queries("/ru/claimants/press-0/", 8)
        self.assert_queries("/ru/people/author-0/", 7)

    def test_evidence_and_evidence_list(self):
        self.assert_queries("/ru/evidence/", 10)
        self.assert_queries("/ru/evidence/?kind=law&publisher=state", 7)
        self.assert_queries(self.large.claim.citations.first().evidence.url, 10)

    def test_verdicts(self):
        self.assert_queries("/ru/verdicts/", 0)
        self.assert_queries("/ru/verdicts/false/", 4)
        self.assert_queries("/kk/verdicts/false/", 4)
        self.assert_queries("/kk/claims/?q=связи&verdict=false", 10)

    def test_corrections(self):
        self.assert_queries("/ru/corrections/", 3)

    def test_explainer(self):
        page = ExplainerPage(title="Как узнать старую рассылку", summary="Коротко.", live=False)
        page.body = archive.make_body(3, "ru")
        factories.index_of(ExplainerIndexPage, "ru").add_child(instance=page)
        page.related_claims.set([self.small.claim, self.large.claim])
        page = factories.publish(page)
        self.assert_queries(page.url, 10)
        self.assert_queries("/ru/explainers/", 6)
