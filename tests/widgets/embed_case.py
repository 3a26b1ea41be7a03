"""What tests of embeds begin with: a site, a claim with words in two languages, and ways to ask for it."""

from django.test import TestCase

from factcheck.claims.models import Correction
from tests import factories

LANGUAGES = ("kk", "ru", "en")
# What hosts add to addresses, and what strangers would like to set.
HOSTILE = (
    "verdict=true&title=Правда&style=color:green",
    "parentUrl=https://example.org/&childId=x",
    "utm_source=%3Cscript%3Ealert(1)%3C/script%3E",
    "callback=alert&format=xml&next=//evil.example",
    "lang=javascript:alert(1)",
    "lang=%00&theme=%00",
    "lang=" + "k" * 5000,
    "lang=%FF%FE",
    "theme=neon&theme=auto",
    "theme[]=dark",
)


class EmbedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("unproven")
        cls.pages = {language: factories.make_page(cls.claim, language) for language in ("kk", "ru")}

    def card(self, query: str = "", number: int | None = None, **more):
        return self.client.get(f"/embed/claim/{number or self.claim.pk}/?{query}", **more)

    def badge(self, query: str = "", number: int | None = None, **more):
        return self.client.get(f"/embed/claim/{number or self.claim.pk}/badge.svg?{query}", **more)

    def facts(self, query: str = "", number: int | None = None, **more):
        return self.client.get(f"/embed/claim/{number or self.claim.pk}.json?{query}", **more)

    def change_verdict(self, key: str = "false") -> None:
        """Publishes another verdict, as the desk does: whatever waits for the commit happens."""
        with self.captureOnCommitCallbacks(execute=True):
            self.claim.verdict = factories.verdict(key)
            factories.publish(self.claim)

    def withdraw(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            self.claim.unpublish()

    def merge(self):
        other = factories.make_public_claim("scam")
        with self.captureOnCommitCallbacks(execute=True):
            self.claim.merge_into(other)
        return other

    def correct(self, language: str, severity: str, why: str) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            Correction.objects.create(
                page=self.pages[language], severity=severity, what_was="Не доказано", what_is="Ложь", why=why,
                reported_by="editor",
            )  # fmt: skip
