from django.utils.translation import override

from factcheck.claims.models import (
    Citation,
    Claimant,
    EvidencePage,
    Organisation,
)
from tests import factories
from tests.claims import archive
from tests.claims.page_case import PageCase


class Sources(PageCase):
    """A reader sees where sources come from, and whether the claimant is one of them."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.ministry = archive.make_named(Organisation, "ministry", "Министерство", is_state_body=True)
        press = archive.make_named(Claimant, "ministry", "Министерство", kind="organisation", organisation=cls.ministry)
        claim = factories.make_claim("ru", verdict=factories.verdict("missing-context"))
        claim.claimants.add(press)
        own = factories.make_evidence(title="Ответ министерства", publisher=cls.ministry, independence_group="m")
        copy = factories.make_evidence(title="Пересказ ответа", independence_group="m")
        claim.citations.add(Citation(evidence=own), Citation(evidence=copy, role="context"))
        claim.citations.add(Citation(title="Закон о связи", url="https://adilet.zan.kz/1", role="supports"))
        claim.save()
        claim.save_revision()
        cls.claim = factories.publish(claim)
        cls.page = factories.make_page(cls.claim, "ru")

    def dossier(self):
        return self.client.get(self.page.url).context["dossier"]

    def test_state_bodies_are_counted(self):
        self.assertEqual(self.dossier().state_sources, 1)

    def test_claimants_own_sources_are_counted_and_marked(self):
        dossier = self.dossier()
        self.assertEqual(dossier.claimant_sources, 1)
        self.assertEqual([cited.is_from_claimant for cited in dossier.evidence], [True, False, False])

    def test_sources_that_copy_one_another_count_as_one(self):
        self.assertEqual(self.dossier().voices, 2)

    def test_source_without_an_address_says_why(self):
        response = self.client.get(self.page.url)
        with override("ru"):
            reason = str(self.dossier().evidence[0].evidence.get_no_link_reason_display())
        self.assertContains(response, f"<li>{reason.capitalize()}</li>")

    def test_evidence_is_shown_in_the_readers_language_when_it_is_public_there(self):
        own = EvidencePage.objects.get(title="Ответ министерства")
        kazakh = factories.make_evidence("kk", title="Министрліктің жауабы", translation_key=own.translation_key)
        address = f"/kk/claims/{self.claim.pk}/"
        self.assertContains(self.client.get(address), "Министрліктің жауабы")
        kazakh.unpublish()
        response = self.client.get(address)
        self.assertContains(response, '<a href="/ru/evidence/otvet-ministerstva/">')
        self.assertContains(response, '<span class="source-title" lang="ru">Ответ министерства</span>')
