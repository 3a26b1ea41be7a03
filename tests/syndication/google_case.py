"""A small archive with an index, asked as Google's clients ask."""

import datetime as dt

from django.core.management import call_command
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Claim, Claimant, Correction, FactCheckPage
from tests import factories
from tests.search.index_case import IndexCase

SEARCH, PICTURES = "/v1alpha1/claims:search", "/v1alpha1/claims:imageSearch"
VITAMINS = {
    "kk": "Лимон суы қатерлі ісікті емдейді",
    "ru": "Лимонная вода лечит рак",
    "en": "Lemon water cures cancer",
}


class GoogleCase(IndexCase):
    """Calls in three languages, lemon water in Russian alone, and what nobody outside may be told."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.calls = factories.make_public_claim("false")
        cls.pages = {language: factories.make_page(cls.calls, language) for language in ("kk", "ru", "en")}
        cls.lemon = cls.make_lemon()
        cls.make_hidden()

    @classmethod
    def make_lemon(cls) -> Claim:
        claim = factories.make_claim(
            "ru", text=VITAMINS["ru"], verdict=factories.verdict("scam"), first_seen=dt.date(2025, 11, 5)
        )
        doctor = Claimant(slug="doctor", kind="person")
        doctor.labels = [doctor.labels.model(language="ru", name="Доктор Лимонов")]
        doctor.save()
        claim.claimants.add(doctor)
        claim.save()
        claim.save_revision()
        factories.make_page(factories.publish(claim), "ru", title="Лимоны не лечат", claim_in_this_language="")
        return claim

    @classmethod
    def make_hidden(cls) -> None:
        """Calls once more: a draft, a private page, one being checked, one without a verdict, words taken back."""
        factories.make_page(factories.make_claim("ru", verdict=factories.verdict("false")), "ru", live=False)
        private = cls.make_checked("false")
        PageViewRestriction.objects.create(page=private, restriction_type="password", password="тек бізге")
        cls.make_checked(None)
        cls.make_checked("no-verdict")
        Correction.objects.create(
            page=cls.make_checked("false"), severity="retraction", what_was="…", what_is="…", why="Мы ошиблись.",
            reported_by="editor",
        )  # fmt: skip
        cls.make_checked("false").claim.unpublish()

    @staticmethod
    def make_checked(verdict: str | None, **words) -> FactCheckPage:
        return factories.make_page(factories.make_public_claim(verdict), "ru", **words)

    def setUp(self):
        super().setUp()
        self.index()

    def index(self) -> None:
        call_command("search_index", "rebuild", verbosity=0)

    def ask(self, path: str = SEARCH, **parameters) -> dict:
        response = self.client.get(path, parameters)
        self.assertEqual(response.status_code, 200, response.content.decode())
        return response.json()

    def titles(self, **parameters) -> list[str]:
        """The title of the first review of each claim."""
        return [claim["claimReview"][0]["title"] for claim in self.ask(**parameters).get("claims", [])]

    def refusal(self, path: str = SEARCH, **parameters) -> str:
        """Why a question is refused, in Google's form."""
        response = self.client.get(path, parameters)
        self.assertEqual(response.status_code, 400, parameters)
        error = response.json()["error"]
        self.assertEqual((error["code"], error["status"]), (400, "INVALID_ARGUMENT"))
        return error["message"]
