from django.core.files.base import ContentFile
from django.test import TestCase

from factcheck.claims.models import (
    Capture,
    Citation,
    Claim,
    EvidenceCapture,
    ExplainerIndexPage,
    ExplainerPage,
)
from tests import factories
from tests.claims import archive


class CitedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.evidence = factories.make_evidence(quote="This process is the same", quote_language="en")
        claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        claim.citations.add(Citation(evidence=cls.evidence, role="refutes"))
        claim.save()
        claim.save_revision()
        cls.page = factories.make_page(factories.publish(claim), "ru")


class EvidenceAndExplainers(CitedCase):
    def test_evidence_lists_the_claims_that_cite_it(self):
        response = self.client.get(self.evidence.url)
        self.assertContains(response, self.page.title)
        self.assertContains(response, '<blockquote lang="en">')

    def test_evidence_shows_its_pictures_and_no_other_captures(self):
        picture = factories.make_capture("Снимок ответа", words={"ru": "Ответ"})
        paper = Capture.objects.create(title="Сам ответ", kind="pdf", file=ContentFile(b"%PDF", name="otvet.pdf"))
        for capture in (picture, paper):
            EvidenceCapture.objects.create(page=self.evidence, capture=capture)
        response = self.client.get(self.evidence.url)
        self.assertContains(response, f'<img src="/captures/{picture.pk}/400.jpg" width="60" height="40" alt="Ответ"')
        self.assertNotContains(response, f"/captures/{paper.pk}/")

    def test_picture_whose_file_is_missing_is_not_found_and_logged(self):
        picture = Capture.objects.create(title="Снимок ответа", file=factories.make_picture())
        EvidenceCapture.objects.create(page=self.evidence, capture=picture)
        picture.derivative.storage.delete(picture.derivative.name)
        with self.assertLogs("factcheck.claims.views", "ERROR") as logs:
            self.assertEqual(self.client.get(f"/captures/{picture.pk}/").status_code, 404)
        self.assertEqual(len(logs.records), 1)

    def test_evidence_pages_through_all_the_claims_that_cite_it(self):
        archive.fill(45, "kk")
        for claim in Claim.objects.filter(language="kk"):
            Citation.objects.create(claim=claim, evidence=self.evidence)
        pages = [self.client.get(f"{self.evidence.url}?page={number}") for number in (1, 2, 3)]
        self.assertEqual([len(page.context["listing"].items) for page in pages], [20, 20, 6])
        self.assertContains(pages[0], 'href="?page=3"')

    def test_explainer_shows_its_claims_and_is_shown_by_them(self):
        explainer = ExplainerPage(title="Как узнать рассылку", summary="Коротко.", body=[("heading", "Три признака")])
        explainer.live = False
        factories.index_of(ExplainerIndexPage, "ru").add_child(instance=explainer)
        explainer.related_claims.add(self.page.claim)
        explainer = factories.publish(explainer)
        self.assertContains(self.client.get(explainer.url), self.page.title)
        self.assertContains(self.client.get(self.page.url), "Как узнать рассылку")
        self.assertContains(self.client.get("/ru/explainers/"), "Как узнать рассылку")


class Scale(CitedCase):
    def test_scale_explains_every_verdict_in_use(self):
        response = self.client.get("/kk/verdicts/")
        self.assertContains(response, "Жаңылыстырады")
        self.assertNotContains(response, "Ескірген")

    def test_retired_verdict_without_fact_checks_has_no_page(self):
        self.assertEqual(self.client.get("/ru/verdicts/outdated/").status_code, 404)

    def test_retired_verdict_that_fact_checks_keep_has_one(self):
        retired = factories.verdict("false")
        retired.is_active = False
        retired.save()
        self.assertContains(self.client.get("/ru/verdicts/false/"), self.page.title)

    def test_retired_verdict_that_only_past_rulings_keep_has_one(self):
        claim = Claim.objects.get(pk=self.page.claim_id)
        claim.verdict = factories.verdict("misleading")
        factories.publish(claim)
        retired = factories.verdict("false")
        retired.is_active = False
        retired.save()
        response = self.client.get("/ru/verdicts/false/")
        self.assertContains(response, retired.label_in("ru").name)
        self.assertEqual(response.context["listing"].items, [])

    def test_renamed_verdict_shows_its_new_word_at_once(self):
        self.client.get("/ru/verdicts/")
        found = factories.verdict("false")
        label = found.labels.get(language="ru")
        label.name = "Неправда"
        label.save()
        self.assertContains(self.client.get(self.page.url), "Неправда")
