"""What tests of the check share: claims that can be recognised, and an engine that finds what it is told to find."""

import re
from unittest.mock import patch

from django.test import Client, TestCase
from django.utils.html import strip_tags

from factcheck.claims.models import Claim
from search.documents import SOURCES, key_of
from search.index import exact
from search.ranking import Hit
from tests import factories

FORWARD = (
    "Максимальный репост!!! 🙏🙏\n\nВсе звонки ЗАПИСЫВАЮТСЯ, вводятся новые правила связи!!!\n\nПерешлите всем родным."
)


def recognisable(claim: Claim) -> Claim:
    """The claim with its keys, as the worker keeps them after it was published."""
    subject = f"claim-{claim.pk}"
    exact.keep([subject], list(SOURCES["claim"].documents([subject])))
    return claim


def hit(claim: Claim, confidence: float = 0.8, language: str = "ru", matched=()) -> Hit:
    subject = f"claim-{claim.pk}"
    return Hit(key_of(subject, language), subject, "claim", language, 1.0, confidence, matched)


def engine_finds(*hits: Hit):
    """While it lasts the index answers, with these hits."""
    return patch.multiple("search.asking", match=lambda *args, **kwargs: list(hits), ask=lambda question: True)


class CheckCase(TestCase):
    """A site with one fact-check in Russian, and a reader who has no cookies."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        cls.claim.appearances.create(platform="telegram", url="https://t.me/novosti/123")
        cls.claim = recognisable(factories.publish(cls.claim))
        cls.page = factories.make_page(cls.claim, "ru")

    def setUp(self):
        self.client = Client(enforce_csrf_checks=True)

    def check(self, text: str = "", language: str = "en", **further):
        """The answer to what a reader sends."""
        headers = {name: further.pop(name) for name in list(further) if name.startswith("HTTP_")}
        return self.client.post(f"/{language}/check/", {"text": text, **further}, **headers)

    def state(self, response) -> str:
        """Which of the three answers it is; "" for none of them."""
        found = re.search(r'data-state="(\w+)"', response.content.decode())
        return found[1] if found else ""

    def words(self, response) -> str:
        """What stands in the main part of the page, as a reader sees it."""
        main = response.content.decode().split("<main")[1].split("</main>")[0]
        return " ".join(strip_tags(re.sub(r"<textarea.*?</textarea>", "", main, flags=re.S)).split())
